package com.stockafolio.loadtest.peer.eventsourced;

import com.stockafolio.portfolio.Portfolio;

/**
 * The entity's state.
 *
 * @param portfolio of the user
 * @param covered offset of the newest booked trade: a record up to there has been booked already
 */
record Held(Portfolio portfolio, long covered) {

  Held after(TradeBooked booked) {
    return new Held(portfolio.apply(booked.trade()), booked.trade().offset());
  }
}
