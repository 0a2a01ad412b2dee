package com.stockafolio.engine.serving;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.UserId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Every booked trade of every user, in pages. A page ends with each {@value #TRADES_PER_PAGE}th
 * trade and is kept as the portfolio at that moment, whose recent trades are the page. What came
 * after a user's last page is in the live portfolio's recent trades.
 */
public interface TradeHistory {
  /** Trades of a page; as many as a portfolio recalls. */
  int TRADES_PER_PAGE = Portfolio.RECENT_TRADES;

  /**
   * The portfolio as it stood at a page's end.
   *
   * @param sequence the page's last sequence, a positive multiple of {@value #TRADES_PER_PAGE}
   * @return empty where the page is not written; a page is written just after its last trade was
   *     booked, so that the newest may be missing for some milliseconds
   */
  CompletionStage<Optional<Portfolio>> pageEndingAt(UserId user, long sequence);
}
