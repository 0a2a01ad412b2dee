package com.stockafolio.lots;

import com.stockafolio.market.LedgerMarket;
import com.stockafolio.portfolio.PageTaker;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.WholeHistory;
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
  private final WholeHistory history;

  /**
   * Begins with what the portfolio recalls.
   *
   * @param known the portfolio
   * @param market the list as the user's ledger took it, at least as far as the portfolio met it
   */
  public TaxLots(Portfolio known, LedgerMarket market) {
    this.known = known;
    this.market = market;
    this.history = new WholeHistory(known, market);
  }

  @Override
  public long neededPage() {
    return history.neededPage();
  }

  @Override
  public void take(List<Portfolio> pages) {
    history.take(pages);
  }

  /** The lots of a position, where no page is needed. */
  public PositionLots of(int instrumentId, LotMethod method) {
    LotFold lots = new LotFold(method, market);
    history.fold(lots);
    LotBook book = lots.lots(instrumentId);
    return new PositionLots(known.position(instrumentId), method, book.open(), book.closed());
  }
}
