package com.stockafolio.engine.serving;

import akka.Done;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Pages of history in memory. A test may hold writes, or have them fail. */
final class MemoryHistory implements HistoryStore {
  private record Key(UserId user, long sequence) {}

  private final Map<Key, Portfolio> pages = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger toFail = new AtomicInteger();
  private volatile CompletableFuture<Done> before = CompletableFuture.completedFuture(null);

  /** Holds writes that begin from now on until the future is completed. */
  CompletableFuture<Done> hold() {
    before = new CompletableFuture<>();
    return before;
  }

  /** Has the next writes fail. */
  void fail(int writes) {
    toFail.set(writes);
  }

  /** Writes begun, failed ones among them. */
  int begun() {
    return begun.get();
  }

  int pages() {
    return pages.size();
  }

  @Override
  public CompletionStage<Done> write(Portfolio pageEnd) {
    begun.incrementAndGet();
    if (toFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return CompletableFuture.failedFuture(new IllegalStateException("not now"));
    }
    return before.thenApply(
        held -> {
          pages.put(new Key(pageEnd.userId(), pageEnd.sequence()), pageEnd);
          return Done.getInstance();
        });
  }

  @Override
  public CompletionStage<Optional<Portfolio>> pageEndingAt(UserId user, long sequence) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(pages.get(new Key(user, sequence))));
  }
}
