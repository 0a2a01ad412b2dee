package com.stockafolio.batch.books;

import com.stockafolio.batch.market.Trading;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.trade.RecordType;

/**
 * A record that is booked, or may be.
 *
 * @param instrument 0 for none
 * @param signed the quantity in 1e-9 shares, as {@link TradeRows#signed} has it
 * @param price in 1e-9 dollars
 * @param fee in 1e-8 dollars
 * @param value in 1e-8 dollars, as {@link com.stockafolio.batch.trade.RawTrade#value} has it
 * @param trading which trades of the instrument are booked then
 */
record Booking(
    RecordType type,
    long tradeHigh,
    long tradeLow,
    long offset,
    long recordedAtMillis,
    long tradedAtMillis,
    int instrument,
    long signed,
    long price,
    long fee,
    long value,
    Trading trading) {

  /** One of a stock all trades of which are booked. */
  Booking(
      RecordType type,
      long tradeHigh,
      long tradeLow,
      long offset,
      long recordedAtMillis,
      long tradedAtMillis,
      int instrument,
      long signed,
      long price,
      long fee,
      long value) {
    this(
        type,
        tradeHigh,
        tradeLow,
        offset,
        recordedAtMillis,
        tradedAtMillis,
        instrument,
        signed,
        price,
        fee,
        value,
        Trading.ACTIVE);
  }

  /** What a row says. */
  static Booking of(TradeRows rows, int row) {
    return new Booking(
        rows.type(row),
        rows.tradeHigh(row),
        rows.tradeLow(row),
        rows.offset(row),
        rows.recordedAt(row),
        rows.tradedAt(row),
        rows.instrument(row),
        rows.signed(row),
        rows.price(row),
        rows.fee(row),
        rows.value(row),
        rows.trading(row));
  }

  /** A correction as the record that its target should have been. */
  Booking inPlaceOf(Booking target) {
    return new Booking(
        type,
        target.tradeHigh,
        target.tradeLow,
        target.offset,
        target.recordedAtMillis,
        target.tradedAtMillis,
        target.instrument,
        signed,
        price,
        fee,
        value);
  }

  /** One of which only the id is known. */
  static Booking known(long tradeHigh, long tradeLow) {
    return new Booking(RecordType.TRADE, tradeHigh, tradeLow, -1, 0, 0, 0, 0, 0, 0, 0);
  }
}
