package com.stockafolio.http.posting;

import com.stockafolio.portfolio.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many actions of a user at once, and so many a second after that. Remembers a bounded number of
 * users, those who acted last. Safe to share.
 */
public final class RateLimit {
  private final long nanosEach;
  private final long toleranceNanos;
  private final LongSupplier nanoTime;
  private final LinkedHashMap<UserId, Long> fullAgainAt;

  /**
   * A limit that nobody has used yet.
   *
   * @param perSecond actions a second in the long run
   * @param burst actions at once after a pause
   * @param mostUsers users remembered
   */
  public RateLimit(int perSecond, int burst, int mostUsers, LongSupplier nanoTime) {
    this.nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
    this.toleranceNanos = nanosEach * burst;
    this.nanoTime = nanoTime;
    this.fullAgainAt =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UserId, Long> eldest) {
            return size() > mostUsers;
          }
        };
  }

  /** Whether the user may act now; it counts if so. */
  public synchronized boolean take(UserId user) {
    long now = nanoTime.getAsLong();
    Long before = fullAgainAt.get(user);
    long full = (before == null || before - now < 0 ? now : before) + nanosEach;
    if (full - now > toleranceNanos) {
      return false;
    }
    fullAgainAt.put(user, full);
    return true;
  }
}
