package com.stockafolio.portfolio;

import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.market.LedgerMarket;
import java.util.List;

/**
 * A portfolio as it stood at a moment, as busts and corrections until later have it:
 *
 * <pre>{@code
 * while (hindsight.neededPage() > 0) {
 *   hindsight.take(pages that end there, and before)
 * }
 * hindsight.portfolio()
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Hindsight implements PageTaker {
  private final Portfolio known;
  private final long sequence;
  private final long atMillis;
  private final LedgerMarket market;
  private final PastEntries past;

  /**
   * Begins with what the later portfolio recalls.
   *
   * @param known the portfolio as it stood when what is to be known was known, all that the market
   *     did by the moment met
   * @param sequence the one that the user's entries had at the moment, at most that of {@code
   *     known}
   * @param atMillis the moment, in milliseconds since 1970
   * @param market the list as the user's ledger took it
   */
  public Hindsight(Portfolio known, long sequence, long atMillis, LedgerMarket market) {
    if (sequence < 0 || sequence > known.sequence()) {
      throw new IllegalArgumentException("entry %d of %s".formatted(sequence, known));
    }
    this.known = known;
    this.sequence = sequence;
    this.atMillis = atMillis;
    this.market = market;
    this.past = new PastEntries(known);
  }

  @Override
  public long neededPage() {
    if (past.oldest() > sequence + 1) {
      return past.olderPage();
    }
    long reach = reach();
    return past.reaches(reach - 1) && past.reaches(sequence) ? 0 : past.olderPage();
  }

  @Override
  public void take(List<Portfolio> pages) {
    pages.forEach(past::take);
  }

  /** The first entry, or one after the last of the moment, that revisions since have changed. */
  private long reach() {
    long reach = sequence + 1;
    for (RecentEntry entry : past.newestFirst()) {
      if (entry.sequence() <= sequence) {
        break;
      }
      if (entry instanceof RecentRevision revision) {
        reach = Math.min(reach, revision.content().ofSequence());
      }
    }
    return reach > sequence ? reach : past.reach(reach);
  }

  /**
   * The portfolio, where no page is needed: of the moment are its sequence and its entries, which
   * stay as they were booked; the positions, the cash, and the sums over all trades are as they
   * should have been.
   */
  public Portfolio portfolio() {
    Portfolio then = past.portfolioAt(sequence);
    long reach = reach();
    if (reach > sequence) {
      return then;
    }
    Restatement restatement = new Restatement(past, reach, sequence, market);
    for (long next = sequence + 1; next <= known.sequence(); next++) {
      if (past.at(next) instanceof RecentRevision revision
          && revision.content().ofSequence() <= sequence) {
        restatement.revise(revision.content().ofSequence(), revision.content().correction());
      }
    }
    int number =
        Math.max(market.numberAt(past.at(sequence).offset()), market.numberAtTime(atMillis));
    Restatement.Result result = restatement.fold(number);
    if (result.violation() != null) {
      throw new IllegalStateException("what was booked cannot be folded: " + result.violation());
    }
    Portfolio right = result.portfolio();
    Totals totals = right.totals();
    return Portfolio.restored(
        known.userId(),
        new PortfolioContent(
            sequence,
            Math.max(then.met(), number),
            totals.tradeCount(),
            totals.tradedValue(),
            totals.cash(),
            totals.income(),
            then.recentEntries(),
            then.recentIds(),
            right.positions()));
  }
}
