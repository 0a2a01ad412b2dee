package com.stockafolio.engine.history;

import akka.Done;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where pages of history are kept. */
public interface HistoryStore extends TradeHistory {
  /**
   * Keeps a page, and notes of the busts and corrections in it. Writing it again changes nothing:
   * the same entries make the same bytes.
   *
   * @param pageEnd a portfolio that ends a page
   */
  CompletionStage<Done> write(Portfolio pageEnd);

  /**
   * Pages from one on, newest first, without a gap; empty where that one is not written. Unlike
   * {@link #pageEndingAt} it is never refused because much is read.
   *
   * @param sequence the newest page's last sequence, a positive multiple of {@value
   *     TradeHistory#ENTRIES_PER_PAGE}
   * @param most the most pages, above 0; there may be fewer than are written
   */
  CompletionStage<List<Portfolio>> pagesUpTo(UserId user, long sequence, int most);
}
