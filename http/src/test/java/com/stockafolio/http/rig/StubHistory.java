package com.stockafolio.http.rig;

import com.stockafolio.engine.history.HistoryBusy;
import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The history of the test's users; it can be late, or fail. */
public final class StubHistory implements TradeHistory {
  private final Map<UserId, Map<Long, Portfolio>> pages = new HashMap<>();
  private final List<Long> asked = new ArrayList<>();
  private final Map<Long, Integer> late = new HashMap<>();
  private long missingFrom = Long.MAX_VALUE;
  private RuntimeException failure;

  public synchronized void put(Booking booking) {
    pages.put(booking.portfolio().userId(), booking.pages());
  }

  /** Adds one page. */
  public synchronized void put(Portfolio pageEnd) {
    pages
        .computeIfAbsent(pageEnd.userId(), user -> new HashMap<>())
        .put(pageEnd.sequence(), pageEnd);
  }

  /** Pages that end at this sequence or later are not written yet. */
  public synchronized void missFrom(long sequence) {
    missingFrom = sequence;
  }

  /** The page that ends there is not written the next so many times that it is asked for. */
  public synchronized void late(long sequence, int readings) {
    late.put(sequence, readings);
  }

  public synchronized void fail(boolean now) {
    failure = now ? new IllegalStateException("no history today") : null;
  }

  /** It is being read as much as may be. */
  public synchronized void beBusy() {
    failure = new HistoryBusy(null);
  }

  /** The ends of all pages asked for until now. */
  public synchronized List<Long> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized CompletionStage<List<RevisionNote>> revisions(
      UserId user, long from, long to) {
    List<RevisionNote> notes = new ArrayList<>();
    for (Portfolio page : pages.getOrDefault(user, Map.of()).values()) {
      for (RecentEntry entry : page.recentEntries()) {
        if (page.sequence() < missingFrom && entry instanceof RecentRevision revision) {
          RevisionContent content = revision.content();
          if (from <= content.ofSequence() && content.ofSequence() <= to) {
            notes.add(
                new RevisionNote(
                    content.ofSequence(), entry.sequence(), content.type(), entry.tradeId()));
          }
        }
      }
    }
    notes.sort(
        Comparator.comparingLong(RevisionNote::ofSequence)
            .thenComparingLong(RevisionNote::sequence));
    return CompletableFuture.completedFuture(notes);
  }

  @Override
  public synchronized CompletionStage<Optional<Portfolio>> pageEndingAt(
      UserId user, long sequence) {
    asked.add(sequence);
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    boolean there = late.merge(sequence, -1, Integer::sum) < 0 && sequence < missingFrom;
    Portfolio page = there ? pages.getOrDefault(user, Map.of()).get(sequence) : null;
    return CompletableFuture.completedFuture(Optional.ofNullable(page));
  }
}
