package com.stockafolio.batch.rows;

import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.market.Trading;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.batch.trade.RecordType;
import java.nio.ByteBuffer;

/**
 * The readable records of one part, each in 88 bytes. Those of a user stand in the order of their
 * offsets.
 */
public final class TradeRows {
  private static final int USER_HIGH = 0;
  private static final int USER_LOW = 8;
  private static final int OFFSET = 16;
  private static final int RECORDED_AT = 24;

  /** The time in the upper 48 bits, the instrument in the lower 16. */
  private static final int TRADED_AT_AND_INSTRUMENT = 32;

  private static final int TRADE_HIGH = 40;
  private static final int TRADE_LOW = 48;
  private static final int SIGNED = 56;

  /** The price in the upper 56 bits, the reason of the rejection in the lower 8. */
  private static final int PRICE_AND_REJECTION = 64;

  private static final int VALUE = 72;

  /**
   * The fee in the upper 56 bits, then whether it revises another, which trades are booked, the
   * type in the lower 4.
   */
  private static final int FEE_AND_TYPE = 80;

  private static final int REVISION = 1 << 7;

  public static final int BYTES = 88;

  private final ByteBuffer rows;
  private final int count;

  /** The rows in a part's bytes, read from their position on. */
  public TradeRows(ByteBuffer rows) {
    this.rows = rows;
    count = rows.limit() / BYTES;
  }

  /** Appends a record's row. */
  public static void write(ByteBuffer to, RawTrade raw, ArchivedRecord record, int rejection) {
    to.putLong(raw.userHigh)
        .putLong(raw.userLow)
        .putLong(record.offset)
        .putLong(record.recordedAtMillis)
        .putLong(raw.tradedAtMillis << 16 | raw.instrument)
        .putLong(raw.tradeHigh)
        .putLong(raw.tradeLow)
        .putLong(raw.sell ? -raw.quantity : raw.quantity)
        .putLong(raw.price << 8 | rejection)
        .putLong(raw.value)
        .putLong(
            raw.fee << 8
                | (raw.revision ? REVISION : 0)
                | raw.trading.ordinal() << 4
                | raw.type.ordinal());
  }

  /** Whether it takes back or corrects another record, which {@link RevisionRows} names. */
  public boolean isRevision(int row) {
    return (rows.getLong(row * BYTES + FEE_AND_TYPE) & REVISION) != 0;
  }

  /** Number of rows. */
  public int count() {
    return count;
  }

  /** The upper 64 bits of the user's id. */
  public long userHigh(int row) {
    return rows.getLong(row * BYTES + USER_HIGH);
  }

  /** The lower 64 bits of the user's id. */
  public long userLow(int row) {
    return rows.getLong(row * BYTES + USER_LOW);
  }

  /** The record's offset in its partition. */
  public long offset(int row) {
    return rows.getLong(row * BYTES + OFFSET);
  }

  /** When it was appended to the log, in milliseconds since 1970. */
  public long recordedAt(int row) {
    return rows.getLong(row * BYTES + RECORDED_AT);
  }

  /** The producer's word on when it was traded, in milliseconds since 1970. */
  public long tradedAt(int row) {
    return rows.getLong(row * BYTES + TRADED_AT_AND_INSTRUMENT) >>> 16;
  }

  /** The upper 64 bits of the trade's id. */
  public long tradeHigh(int row) {
    return rows.getLong(row * BYTES + TRADE_HIGH);
  }

  /** The lower 64 bits of the trade's id. */
  public long tradeLow(int row) {
    return rows.getLong(row * BYTES + TRADE_LOW);
  }

  /** The quantity in 1e-9 shares, negative for a sell, and for a short that is transferred. */
  public long signed(int row) {
    return rows.getLong(row * BYTES + SIGNED);
  }

  /** The price in 1e-9 dollars. */
  public long price(int row) {
    return rows.getLong(row * BYTES + PRICE_AND_REJECTION) >>> 8;
  }

  /** What it is. */
  public RecordType type(int row) {
    return RecordType.at((int) rows.getLong(row * BYTES + FEE_AND_TYPE) & 0xf);
  }

  /** Which trades of its instrument are booked then. */
  public Trading trading(int row) {
    return Trading.at((int) rows.getLong(row * BYTES + FEE_AND_TYPE) >>> 4 & 0x7);
  }

  /** What a trade cost beside, in 1e-8 dollars. */
  public long fee(int row) {
    return rows.getLong(row * BYTES + FEE_AND_TYPE) >>> 8;
  }

  /** In 1e-8 dollars, as {@link RawTrade#value} has it. */
  public long value(int row) {
    return rows.getLong(row * BYTES + VALUE);
  }

  /** The instrument's id; 0 for none. */
  public int instrument(int row) {
    return (int) rows.getLong(row * BYTES + TRADED_AT_AND_INSTRUMENT) & 0xffff;
  }

  /** Code of the reason that the topic of rejected records gives; 0 where it is not there. */
  public int rejection(int row) {
    return (int) rows.getLong(row * BYTES + PRICE_AND_REJECTION) & 0xff;
  }
}
