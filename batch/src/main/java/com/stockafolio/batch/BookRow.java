package com.stockafolio.batch;

/**
 * A user's portfolio. Arrays stand side by side, by ascending instrument. Quantities count 1e-4
 * shares, amounts 1e-8 dollars.
 */
class BookRow {
  long userHigh;
  long userLow;

  /** The ledger that it is of, or was found in. */
  int ledger;

  long sequence;
  long tradeCount;
  long sharesHeld;
  Wide tradedValue;
  Wide costBasis;
  Wide realizedPnl;

  /** Realised and unrealised since the first trade; zero where it is not known. */
  Wide pnl = new Wide();

  int[] instruments;
  long[] quantities;
  long[] costs;
  long[] realizedHighs;
  long[] realizedLows;

  /** Ids of the latest trades, newest first, two longs each. */
  long[] recentTrades;
}
