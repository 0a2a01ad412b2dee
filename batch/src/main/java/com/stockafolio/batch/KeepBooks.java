package com.stockafolio.batch;

import com.stockafolio.portfolio.Instruments;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;

/**
 * Makes each user's result of the rows that are theirs: they come user by user, the portfolio of
 * the day before first, then the day's records by offset, then the portfolio that the ledger wrote.
 */
final class KeepBooks implements MapPartitionsFunction<BookInput, UserResult> {
  private static final long serialVersionUID = 1;

  /** Place of the portfolio of the day before among a user's rows. */
  static final long BEFORE = -1;

  /** Place of the ledger's portfolio. */
  static final long CLOSE = Long.MAX_VALUE;

  /** By instrument id, the closing price in 1e-4 dollars; 0 where there is none. */
  private final long[] prices;

  private final int ledgers;

  KeepBooks(long[] prices, int ledgers) {
    this.prices = prices;
    this.ledgers = ledgers;
  }

  @Override
  public Iterator<UserResult> call(Iterator<BookInput> rows) {
    UserDay day = new UserDay(Instruments.load(), prices, ledgers);
    return new UserGroups<>(rows, day);
  }
}
