package com.stockafolio.loadtest.simulator.watch;

import com.stockafolio.transaction.TradeId;

/** Hears of trades as they reach the watchers; called from several threads. */
public interface ArrivalListener {

  /**
   * A trade is on a user's stream for the first time.
   *
   * @param arrivedNanos {@code System.nanoTime} when the bytes were read
   */
  void arrived(TradeId tradeId, long arrivedNanos);
}
