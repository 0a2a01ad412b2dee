package com.stockafolio.portfolio;

import com.stockafolio.market.LedgerMarket;
import java.util.List;

/**
 * All of a user's entries, to be folded anew as busts and corrections have them:
 *
 * <pre>{@code
 * while (history.neededPage() > 0) {
 *   history.take(pages that end there, and before)
 * }
 * history.fold(steps)
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class WholeHistory implements PageTaker {
  private final Portfolio known;
  private final LedgerMarket market;
  private final PastEntries past;

  /**
   * Begins with what the portfolio recalls.
   *
   * @param known the portfolio
   * @param market the list as the user's ledger took it, at least as far as the portfolio met it
   */
  public WholeHistory(Portfolio known, LedgerMarket market) {
    if (market.number() < known.met()) {
      throw new IllegalArgumentException("%s has met more than %s".formatted(known, market));
    }
    this.known = known;
    this.market = market;
    this.past = new PastEntries(known);
  }

  @Override
  public long neededPage() {
    return past.oldest() > 1 ? past.olderPage() : 0;
  }

  @Override
  public void take(List<Portfolio> pages) {
    pages.forEach(past::take);
  }

  /**
   * Folds it, where no page is needed.
   *
   * @param steps told of each entry, and of each action of the market's that found a position
   * @throws IllegalStateException if that does not lead to the positions that are known
   */
  public void fold(FoldSteps steps) {
    Restatement restatement = new Restatement(past, 1, known.sequence(), market);
    Restatement.Result result = restatement.fold(known.met(), steps);
    if (result.violation() != null || !leadsToKnown(result.portfolio())) {
      throw new IllegalStateException(
          "what was booked does not lead to %s: %s".formatted(known, result));
    }
  }

  /** Positions that are flat, and were never anything else, may be listed or not. */
  private boolean leadsToKnown(Portfolio folded) {
    return known.positions().stream()
            .allMatch(position -> folded.position(position.instrumentId()).equals(position))
        && folded.positions().stream()
            .allMatch(position -> known.position(position.instrumentId()).equals(position));
  }
}
