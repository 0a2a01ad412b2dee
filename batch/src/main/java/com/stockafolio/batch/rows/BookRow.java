package com.stockafolio.batch.rows;

import com.stockafolio.batch.exact.Wide;

/**
 * A user's portfolio. Arrays stand side by side, by ascending instrument. Quantities count 1e-9
 * shares, amounts 1e-8 dollars.
 */
public class BookRow {
  public long userHigh;
  public long userLow;

  /** The ledger that it is of, or was found in. */
  public int ledger;

  public long sequence;
  public long tradeCount;
  public Wide sharesHeld;
  public Wide tradedValue;
  public Wide costBasis;
  public Wide realizedPnl;
  public Wide cash;
  public Wide income;

  /** Realised, unrealised and income since the first entry; zero where it is not known. */
  public Wide pnl = new Wide();

  public int[] instruments;
  public long[] quantities;
  public long[] costs;
  public long[] realizedHighs;
  public long[] realizedLows;

  /** Ids of the latest entries, newest first, two longs each. */
  public long[] recentIds;
}
