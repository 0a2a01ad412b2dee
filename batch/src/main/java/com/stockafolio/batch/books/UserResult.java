package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.BookRows;
import com.stockafolio.batch.trade.RecordType;
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

  private static final StructType SHIFT =
      new StructType()
          .add("instrument", DataTypes.IntegerType)
          .add("quantity", DataTypes.LongType)
          .add("value", DataTypes.LongType)
          .add("action", DataTypes.IntegerType);

  /**
   * What moved a position and hangs on what it was, so that no record tells it: what a transfer out
   * took along, and what an action of the market, a bust or a correction did.
   *
   * @param quantity in 1e-9 shares; 0 for a transfer, whose record tells it
   * @param value by how much the cost less what is realised rose, in 1e-8 dollars
   * @param action the number of the action; 0 for a transfer, below it for a revision
   */
  record Shift(int instrument, long quantity, long value, int action) {}

  private static final StructType MOVE =
      new StructType()
          .add("instrument", DataTypes.IntegerType)
          .add("quantity", DataTypes.LongType)
          .add("cost", DOLLARS)
          .add("realized", DOLLARS);

  private static final StructType REVISION =
      new StructType()
          .add("bust", DataTypes.BooleanType)
          .add("trade", DataTypes.StringType)
          .add("of", DataTypes.StringType)
          .add("ofType", DataTypes.StringType)
          .add("instrument", DataTypes.IntegerType)
          .add("recordedAt", DataTypes.LongType)
          .add("ofOffset", DataTypes.LongType)
          .add("ofRecordedAt", DataTypes.LongType)
          .add("cash", DOLLARS)
          .add("income", DOLLARS)
          .add("moves", DataTypes.createArrayType(MOVE));

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
          .add("shifts", DataTypes.createArrayType(SHIFT))
          .add("revisions", DataTypes.createArrayType(REVISION))
          .add("met", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("cashInLieu", DOLLARS)
          .add("dividends", DOLLARS)
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

  /** What moved positions that day and is told by no record, in its order. */
  List<Shift> shifts = List.of();

  /** What was taken back and corrected that day, in its order. */
  List<UserBook.Booked> revisions = List.of();

  /** The numbers of the actions that found a position; negative where it would pass a bound. */
  List<Integer> met = List.of();

  /** Cash for fractions of shares, and of mergers. */
  Wide inLieu;

  Wide dividends;

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
        shifts.isEmpty() ? null : shifts.stream().map(UserResult::row).toArray(),
        revisions.isEmpty() ? null : revisions.stream().map(UserResult::row).toArray(),
        met.isEmpty() ? null : met.toArray(),
        inLieu.dollars(),
        dividends.dollars(),
        BookRows.bytes(this));
  }

  private static Row row(Shift shift) {
    return RowFactory.create(shift.instrument(), shift.quantity(), shift.value(), shift.action());
  }

  private static Row row(UserBook.Booked booked) {
    Booking booking = booked.booking();
    Revised revised = booked.revision();
    History.Target target = revised.target();
    return RowFactory.create(
        booking.type() == RecordType.BUST,
        UuidBytes.text(booking.tradeHigh(), booking.tradeLow()),
        target.id().toString(),
        target.typeName(),
        target.instrument(),
        booking.recordedAtMillis(),
        target.offset(),
        target.recordedAtMillis(),
        revised.cash().dollars(),
        revised.income().dollars(),
        revised.moves().stream().map(UserResult::row).toArray());
  }

  private static Row row(Revised.Move move) {
    return RowFactory.create(
        move.instrument(), move.quantity(), move.costMoved(), move.realized().dollars());
  }

  private Row row(DayIds.Repeated id) {
    return RowFactory.create(
        UuidBytes.text(userHigh, userLow),
        UuidBytes.text(id.tradeHigh(), id.tradeLow()),
        id.times());
  }
}
