package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.BookRows;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the batch found for a user: the portfolio, what the day added, and what differs. */
public final class UserResult extends BookRow {
  private static final DataType DOLLARS = DataTypes.createDecimalType(38, 8);

  private static final StructType DIFFERENCE =
      new StructType()
          .add("user", DataTypes.StringType)
          .add("subject", DataTypes.StringType)
          .add("expected", DataTypes.StringType)
          .add("found", DataTypes.StringType);

  private static final StructType REPEAT =
      new StructType()
          .add("user", DataTypes.StringType)
          .add("trade", DataTypes.StringType)
          .add("times", DataTypes.LongType);

  private static final StructType DEPARTURE =
      new StructType().add("instrument", DataTypes.IntegerType).add("moved", DataTypes.LongType);

  /**
   * Shares that were transferred out.
   *
   * @param moved the cost that they took along, in 1e-8 dollars
   */
  record Departure(int instrument, long moved) {}

  /** The columns of {@link #row}; {@code portfolio} is the one of {@link BookRows}. */
  public static final StructType COLUMNS =
      new StructType()
          .add("userHigh", DataTypes.LongType)
          .add("userLow", DataTypes.LongType)
          .add("ledger", DataTypes.IntegerType)
          .add("trades", DataTypes.LongType)
          .add("tradedValue", DOLLARS)
          .add("costBasis", DOLLARS)
          .add("realizedPnl", DOLLARS)
          .add("marketValue", DOLLARS)
          .add("cash", DOLLARS)
          .add("income", DOLLARS)
          .add("pnl", DOLLARS)
          .add("dayTrades", DataTypes.LongType)
          .add("dayTradedValue", DOLLARS)
          .add("dayPnl", DOLLARS)
          .add("fresh", DataTypes.BooleanType)
          .add("duplicates", DataTypes.LongType)
          .add("compared", DataTypes.BooleanType)
          .add("numbers", DataTypes.LongType)
          .add("differing", DataTypes.LongType)
          .add("differences", DataTypes.createArrayType(DIFFERENCE))
          .add("repeated", DataTypes.LongType)
          .add("repeats", DataTypes.createArrayType(REPEAT))
          .add("departures", DataTypes.createArrayType(DEPARTURE))
          .add("portfolio", DataTypes.BinaryType);

  /** Totals that are compared beside positions and recent ids. */
  private static final int TOTALS = 8;

  private static final int NUMBERS_OF_A_POSITION = 3;

  /** Whether the ledger wrote a portfolio, so that it was compared. */
  boolean compared;

  /** Whether this was the user's first day. */
  boolean fresh;

  long dayTrades;
  Wide dayTradedValue;

  /** At closing prices. */
  Wide marketValue;

  /** By how much the day changed {@link #pnl}. */
  Wide dayPnl;

  /** Records that were rightly rejected as duplicates. */
  long duplicates;

  long differing;

  /** The first of them; null for none. */
  List<Difference> differences;

  /** How many tradeIds the day booked more than once. */
  long repeated;

  /** The first of them; empty for none. */
  List<DayIds.Repeated> repeats = List.of();

  /** What was transferred out that day, in the order of the records. */
  List<Departure> departures = List.of();

  /** As a row of the table of results. */
  Row row() {
    return RowFactory.create(
        userHigh,
        userLow,
        ledger,
        tradeCount,
        tradedValue.dollars(),
        costBasis.dollars(),
        realizedPnl.dollars(),
        marketValue.dollars(),
        cash.dollars(),
        income.dollars(),
        pnl.dollars(),
        dayTrades,
        dayTradedValue.dollars(),
        dayPnl.dollars(),
        fresh,
        duplicates,
        compared,
        compared ? TOTALS + NUMBERS_OF_A_POSITION * instruments.length + recentIds.length / 2L : 0L,
        differing,
        differences == null ? null : differences.stream().map(Difference::row).toArray(),
        repeated,
        repeated == 0 ? null : repeats.stream().map(this::row).toArray(),
        departures.isEmpty()
            ? null
            : departures.stream()
                .map(each -> RowFactory.create(each.instrument(), each.moved()))
                .toArray(),
        BookRows.bytes(this));
  }

  private Row row(DayIds.Repeated id) {
    return RowFactory.create(
        UuidBytes.text(userHigh, userLow),
        UuidBytes.text(id.tradeHigh(), id.tradeLow()),
        id.times());
  }
}
