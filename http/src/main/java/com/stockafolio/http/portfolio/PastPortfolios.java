package com.stockafolio.http.portfolio;

import akka.actor.typed.ActorSystem;
import akka.pattern.Patterns;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.failure.BackOff;
import com.stockafolio.portfolio.PageTaker;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;

/**
 * A user's earlier entries and earlier portfolios, out of the history's pages and the live
 * portfolio that the caller has just read: every page that ended by then is written, or will be in
 * a moment.
 */
public final class PastPortfolios {
  /** A page is not there though it should be by now. */
  static final class PageMissing extends Exception {
    private static final long serialVersionUID = 1;

    PageMissing(UserId user, long sequence) {
      super("the page of " + user + " that ends at " + sequence + " is not written", null);
    }
  }

  private static final int PAGE = TradeHistory.ENTRIES_PER_PAGE;
  private static final int FIRST_PAGES = 4;
  private static final int MOST_PAGES = 64;
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(10), Duration.ofSeconds(15));

  /** How far the clocks of brokers, or of one that was set, are thought to be apart at most. */
  private static final Duration CLOCKS_APART = Duration.ofHours(1);

  private final TradeHistory history;
  private final ActorSystem<?> system;
  private final int pagesAtOnce;
  private final Duration patience;

  /**
   * Reads from a history.
   *
   * @param pagesAtOnce pages read side by side for one request
   * @param patience how long a page that is not written yet is waited for
   */
  public PastPortfolios(
      TradeHistory history, ActorSystem<?> system, int pagesAtOnce, Duration patience) {
    this.history = history;
    this.system = system;
    this.pagesAtOnce = pagesAtOnce;
    this.patience = patience;
  }

  /**
   * Some of a user's entries.
   *
   * @param newestFirst the entries
   * @param revised which of them were taken back or corrected until now
   */
  record Stretch(List<RecentEntry> newestFirst, Revised revised) {
    /** Where the next stretch begins; 1 where there is none. */
    long oldest() {
      return newestFirst.isEmpty() ? 1 : newestFirst.get(newestFirst.size() - 1).sequence();
    }
  }

  /**
   * The newest entries below a sequence.
   *
   * @param before above 0
   * @param limit the most entries, above 0
   */
  CompletionStage<Stretch> stretch(Portfolio live, long before, int limit) {
    return entries(live, before, limit)
        .thenCompose(
            found -> {
              long oldest = found.isEmpty() ? 1 : found.get(found.size() - 1).sequence();
              return revised(live, oldest, before - 1, Long.MAX_VALUE)
                  .thenApply(revised -> new Stretch(found, revised));
            });
  }

  /**
   * Which entries were taken back or corrected.
   *
   * @param from the lowest sequence of the entries
   * @param to the highest
   * @param until the highest sequence of what takes back or corrects them
   */
  CompletionStage<Revised> revised(Portfolio live, long from, long to, long until) {
    List<RevisionNote> lately = Revised.notes(live.recentEntries());
    // What revises an entry comes after it: of those that the portfolio recalls, all.
    if (!live.mayBeRevised() || from >= firstRecalled(live)) {
      return CompletableFuture.completedFuture(new Revised(lately, until));
    }
    // It is noted with its page, which may be written later than it is recalled.
    return page(live.userId(), endOfPage(firstRecalled(live) - 1))
        .thenCompose(written -> history.revisions(live.userId(), from, to))
        .thenApply(
            written -> {
              List<RevisionNote> all = new ArrayList<>(lately);
              all.addAll(written);
              return new Revised(all, until);
            });
  }

  /** The same without what is known of them since, newest first. */
  CompletionStage<List<RecentEntry>> entries(Portfolio live, long before, int limit) {
    long newest = Math.min(before - 1, live.sequence());
    long oldest = Math.max(1, newest - limit + 1);
    List<RecentEntry> found = new ArrayList<>(within(live.recentEntries(), oldest, newest));
    List<Long> pageEnds = new ArrayList<>();
    for (long missing = Math.min(newest, firstRecalled(live) - 1); missing >= oldest; ) {
      long end = endOfPage(missing);
      pageEnds.add(end);
      missing = end - PAGE;
    }
    if (pageEnds.isEmpty()) {
      return CompletableFuture.completedFuture(found);
    }
    long newestInPages = Math.min(newest, firstRecalled(live) - 1);
    return Source.from(pageEnds)
        .mapAsync(pagesAtOnce, end -> page(live.userId(), end))
        .mapConcat(page -> within(page.recentEntries(), oldest, newestInPages))
        .runWith(Sink.seq(), system)
        .thenApply(
            older -> {
              found.addAll(older);
              return found;
            });
  }

  /**
   * The portfolio as it was when its sequence was the given one.
   *
   * @param sequence 0 to that of the live one
   */
  CompletionStage<Portfolio> at(Portfolio live, long sequence) {
    if (sequence == live.sequence()) {
      return CompletableFuture.completedFuture(live);
    }
    long begin = sequence / PAGE * PAGE;
    CompletionStage<Portfolio> base =
        begin == 0
            ? CompletableFuture.completedFuture(Portfolio.empty(live.userId()))
            : page(live.userId(), begin);
    if (sequence == begin) {
      return base;
    }
    CompletionStage<Portfolio> recalling =
        firstRecalled(live) <= begin + 1
            ? CompletableFuture.completedFuture(live)
            : page(live.userId(), begin + PAGE);
    return base.thenCombine(
        recalling,
        (before, after) -> fold(before, within(after.recentEntries(), begin + 1, sequence)));
  }

  /**
   * The portfolio before the first entry that was recorded after the instant. Recorded times are
   * those of brokers' clocks, and may go back from one entry to the next: so it is not before an
   * entry that is early by its own time, but later than one that is not. What comes later changes
   * nothing.
   */
  CompletionStage<Portfolio> at(Portfolio live, Instant instant) {
    return before(
        live,
        new Line(RecentEntry::recordedAtMillis, instant.toEpochMilli(), CLOCKS_APART.toMillis()));
  }

  /** The portfolio after the last entry at or before the offset: offsets only grow. */
  CompletionStage<Portfolio> atOffset(Portfolio live, long offset) {
    return before(live, new Line(RecentEntry::offset, offset, 0));
  }

  /**
   * A line in a user's entries.
   *
   * @param place where an entry lies
   * @param limit the last place before the line
   * @param back by how much an entry's place may be less than that of an older one
   */
  private record Line(ToLongFunction<RecentEntry> place, long limit, long back) {
    boolean isBehind(RecentEntry entry) {
      return place.applyAsLong(entry) > limit;
    }

    /** Whether no entry up to this one can be behind the line. */
    boolean isFar(RecentEntry entry) {
      return place.applyAsLong(entry) + back <= limit;
    }

    /** The sequence before the first that is behind the line, in the order of their booking. */
    Optional<Long> before(List<RecentEntry> newestFirst) {
      for (int i = newestFirst.size() - 1; i >= 0; i--) {
        if (isBehind(newestFirst.get(i))) {
          return Optional.of(newestFirst.get(i).sequence() - 1);
        }
      }
      return Optional.empty();
    }
  }

  private CompletionStage<Portfolio> before(Portfolio live, Line line) {
    List<RecentEntry> recent = live.recentEntries();
    if (firstRecalled(live) == 1 || line.isFar(recent.get(recent.size() - 1))) {
      return at(live, line.before(recent).orElse(live.sequence()));
    }
    long pages = live.sequence() / PAGE;
    return farPages(live, line, 0, pages)
        .thenCompose(
            far ->
                Source.range((int) far.longValue() + 1, (int) pages)
                    .mapAsync(pagesAtOnce, number -> page(live.userId(), (long) number * PAGE))
                    .mapConcat(page -> line.before(page.recentEntries()).stream().toList())
                    .runWith(Sink.headOption(), system))
        .thenCompose(
            found -> at(live, found.or(() -> line.before(recent)).orElse(live.sequence())));
  }

  /** How many pages end with an entry that is far before the line, or more than that. */
  private CompletionStage<Long> farPages(Portfolio live, Line line, long low, long high) {
    if (low == high) {
      return CompletableFuture.completedFuture(low);
    }
    long middle = (low + high + 1) >>> 1;
    return page(live.userId(), middle * PAGE)
        .thenCompose(
            page ->
                line.isFar(page.latestEntry())
                    ? farPages(live, line, middle, high)
                    : farPages(live, line, low, middle - 1));
  }

  /**
   * Pages of a user, newest first, none left out.
   *
   * @param newest where the first ends
   * @param most how many at the most; fewer where there are no more
   */
  CompletionStage<List<Portfolio>> pages(UserId user, long newest, int most) {
    return Source.range(0, (int) Math.min(most, newest / PAGE) - 1)
        .mapAsync(pagesAtOnce, number -> page(user, newest - (long) number * PAGE))
        .runWith(Sink.seq(), system);
  }

  /** The same with the pages that it needs: what is asked for is mostly near. */
  <T extends PageTaker> CompletionStage<T> filled(UserId user, T taker) {
    return filled(user, taker, FIRST_PAGES);
  }

  private <T extends PageTaker> CompletionStage<T> filled(UserId user, T taker, int most) {
    long needed = taker.neededPage();
    return needed == 0
        ? CompletableFuture.completedFuture(taker)
        : pages(user, needed, most)
            .thenComposeAsync(
                pages -> {
                  taker.take(pages);
                  return filled(user, taker, Math.min(2 * most, MOST_PAGES));
                });
  }

  private CompletionStage<Portfolio> page(UserId user, long end) {
    return page(user, end, 0, System.nanoTime() + patience.toNanos());
  }

  private CompletionStage<Portfolio> page(UserId user, long end, int missed, long deadlineNanos) {
    return history
        .pageEndingAt(user, end)
        .thenCompose(
            found -> {
              if (found.isPresent()) {
                return CompletableFuture.completedFuture(found.get());
              }
              Duration wait = BACK_OFF.wait(missed + 1);
              if (System.nanoTime() + wait.toNanos() > deadlineNanos) {
                return CompletableFuture.failedFuture(new PageMissing(user, end));
              }
              return Patterns.after(wait, system, () -> page(user, end, missed + 1, deadlineNanos));
            });
  }

  private static Portfolio fold(Portfolio before, List<RecentEntry> newestFirst) {
    Portfolio folded = before;
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      folded = folded.follow(newestFirst.get(i));
    }
    return folded;
  }

  private static List<RecentEntry> within(List<RecentEntry> entries, long oldest, long newest) {
    return entries.stream()
        .filter(entry -> oldest <= entry.sequence() && entry.sequence() <= newest)
        .toList();
  }

  private static long firstRecalled(Portfolio live) {
    return live.sequence() - live.recentEntries().size() + 1;
  }

  private static long endOfPage(long sequence) {
    return (sequence + PAGE - 1) / PAGE * PAGE;
  }
}
