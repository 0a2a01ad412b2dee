package com.stockafolio.engine.serving;

import akka.Done;
import com.stockafolio.portfolio.Portfolio;
import java.util.concurrent.CompletionStage;

/** Where pages of history are kept. */
public interface HistoryStore extends TradeHistory {
  /**
   * Keeps a page. Writing it again changes nothing: the same entries make the same bytes.
   *
   * @param pageEnd a portfolio that ends a page
   */
  CompletionStage<Done> write(Portfolio pageEnd);
}
