package com.stockafolio.http.portfolio;

import com.stockafolio.transaction.UserId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * How many readings of one user's history run at once: so many and no more, that one user's readers
 * do not keep those of all others waiting. Safe to share.
 */
final class ReadsOfUser {
  /** As many run as may. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1;

    TooMany(int most) {
      super("%d readings of one user's history run already".formatted(most), null, false, false);
    }
  }

  private final int most;
  private final ConcurrentMap<UserId, Integer> running = new ConcurrentHashMap<>();

  /** So many readings for each user. */
  ReadsOfUser(int most) {
    this.most = most;
  }

  /** Reads, or fails at once with {@link TooMany}. */
  <T> CompletionStage<T> read(UserId user, Supplier<CompletionStage<T>> reading) {
    if (running.merge(user, 1, Integer::sum) > most) {
      leave(user);
      return CompletableFuture.failedFuture(new TooMany(most));
    }
    try {
      return reading.get().whenComplete((done, failure) -> leave(user));
    } catch (RuntimeException failure) {
      leave(user);
      throw failure;
    }
  }

  private void leave(UserId user) {
    running.compute(user, (id, count) -> count == 1 ? null : count - 1);
  }

  /** Number of users whose history is being read. */
  int users() {
    return running.size();
  }
}
