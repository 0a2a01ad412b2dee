package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.exact.Wide;

/** Sums and values a book at closing prices. */
record BookTotals(UserBook book, long[] prices) {

  /** Writes positions, totals and values into the row. */
  void fill(UserResult row) {
    int[] instruments = book.instruments();
    int count = instruments.length;
    long[] quantities = new long[count];
    long[] costs = new long[count];
    long[] highs = new long[count];
    long[] lows = new long[count];
    Wide shares = new Wide();
    Wide cost = new Wide();
    Wide realized = new Wide();
    Wide market = new Wide();
    for (int i = 0; i < count; i++) {
      int instrument = instruments[i];
      quantities[i] = book.quantity(instrument);
      costs[i] = book.cost(instrument);
      highs[i] = book.realized(instrument).high();
      lows[i] = book.realized(instrument).low();
      shares.add(Math.abs(quantities[i]));
      cost.add(costs[i]);
      realized.add(highs[i], lows[i]);
      if (instrument < prices.length && prices[instrument] > 0) {
        Value.add(quantities[i], prices[instrument], market);
      } else {
        // Without a closing price a position counts at its cost.
        market.add(costs[i]);
      }
    }
    row.instruments = instruments;
    row.quantities = quantities;
    row.costs = costs;
    row.realizedHighs = highs;
    row.realizedLows = lows;
    row.sequence = book.sequence();
    row.tradeCount = book.tradeCount();
    row.sharesHeld = shares;
    row.tradedValue = book.tradedValue().copy();
    row.costBasis = cost;
    row.realizedPnl = realized.copy();
    row.cash = book.cash().copy();
    row.income = book.income().copy();
    row.marketValue = market;
    Wide pnl = realized.add(market.high(), market.low()).subtract(cost.high(), cost.low());
    pnl.add(row.income.high(), row.income.low());
    row.pnl = pnl;
    row.recentIds = recentIds();
  }

  private long[] recentIds() {
    long[] ids = new long[2 * book.recentCount()];
    for (int back = 0; back < book.recentCount(); back++) {
      ids[2 * back] = book.recent(back).booking().tradeHigh();
      ids[2 * back + 1] = book.recent(back).booking().tradeLow();
    }
    return ids;
  }
}
