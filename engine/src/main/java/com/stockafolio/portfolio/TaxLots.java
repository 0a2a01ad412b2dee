package com.stockafolio.portfolio;

import com.stockafolio.entry.Position;
import com.stockafolio.market.LedgerMarket;
import java.util.List;

/**
 * The lots that positions are made of, out of all of a user's entries, as busts and corrections
 * have them:
 *
 * <pre>{@code
 * while (lots.neededPage() > 0) {
 *   lots.take(pages that end there, and before)
 * }
 * lots.of(instrumentId, LotMethod.FIFO)
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class TaxLots implements PageTaker {
  private final Portfolio known;
  private final LedgerMarket market;
  private final PastEntries past;

  /**
   * Begins with what the portfolio recalls.
   *
   * @param known the portfolio
   * @param market the list as the user's ledger took it, at least as far as the portfolio met it
   */
  public TaxLots(Portfolio known, LedgerMarket market) {
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

  /** The lots of a position, where no page is needed. */
  public PositionLots of(int instrumentId, LotMethod method) {
    Restatement restatement = new Restatement(past, 1, known.sequence(), market);
    LotFold lots = new LotFold(method, market);
    Restatement.Result result = restatement.fold(known.met(), lots);
    Position position = known.position(instrumentId);
    if (result.violation() != null || !result.portfolio().position(instrumentId).equals(position)) {
      throw new IllegalStateException(
          "what was booked does not lead to %s: %s".formatted(position, result));
    }
    LotBook book = lots.lots(instrumentId);
    return new PositionLots(position, method, book.open(), book.closed());
  }
}
