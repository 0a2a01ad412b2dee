package com.stockafolio.engine.serving;

import akka.Done;
import com.stockafolio.engine.history.HistoryStore;
import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
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
  private final AtomicInteger readingsToFail = new AtomicInteger();
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

  /** Has the next readings of several pages fail. */
  void failReading(int readings) {
    readingsToFail.set(readings);
  }

  /** Forgets a page. */
  void lose(UserId user, long sequence) {
    pages.remove(new Key(user, sequence));
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
  public CompletionStage<List<Portfolio>> pagesUpTo(UserId user, long sequence, int most) {
    if (readingsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return CompletableFuture.failedFuture(new IllegalStateException("not now"));
    }
    List<Portfolio> found = new ArrayList<>();
    for (long end = sequence; end > 0 && found.size() < most; end -= ENTRIES_PER_PAGE) {
      Portfolio page = pages.get(new Key(user, end));
      if (page == null) {
        break;
      }
      found.add(page);
    }
    return CompletableFuture.completedFuture(found);
  }

  @Override
  public CompletionStage<List<RevisionNote>> revisions(UserId user, long from, long to) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Optional<Portfolio>> pageEndingAt(UserId user, long sequence) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(pages.get(new Key(user, sequence))));
  }
}
