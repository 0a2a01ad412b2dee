package com.stockafolio.http.posting;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * A bounded number of actions of a user at once, and of actions a second after that. A user is
 * remembered until all of the burst may be used again, and no more than a number of users are. Safe
 * to share.
 */
final class RateLimit {
  private final long nanosEach;
  private final long toleranceNanos;
  private final LongSupplier nanoTime;

  /** By user the time, in nanoseconds, from which on the whole burst may be used. */
  private final ConcurrentMap<UserId, Long> fullAgainAt;

  /**
   * A limit that nobody has used yet.
   *
   * @param perSecond actions a second in the long run, at least 1
   * @param burst actions at once after a pause, at least 1
   * @param mostUsers users remembered, at least 1
   * @param nanoTime the time in nanoseconds, of any origin
   */
  RateLimit(int perSecond, int burst, int mostUsers, LongSupplier nanoTime) {
    this.nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
    this.toleranceNanos = nanosEach * burst;
    this.nanoTime = nanoTime;
    this.fullAgainAt =
        Caffeine.newBuilder()
            .maximumSize(mostUsers)
            .ticker(nanoTime::getAsLong)
            .expireAfter(
                Expiry.<UserId, Long>writing(
                    (user, full) -> Duration.ofNanos(full - nanoTime.getAsLong())))
            .executor(Runnable::run)
            .<UserId, Long>build()
            .asMap();
  }

  /** Whether the user may act now; it counts if so. */
  boolean take(UserId user) {
    boolean[] taken = new boolean[1];
    fullAgainAt.compute(
        user,
        (who, before) -> {
          long now = nanoTime.getAsLong();
          long full = (before == null || before - now < 0 ? now : before) + nanosEach;
          taken[0] = full - now <= toleranceNanos;
          return taken[0] ? Long.valueOf(full) : before;
        });
    return taken[0];
  }

  /** Users remembered now. */
  int users() {
    return fullAgainAt.size();
  }
}
