package com.stockafolio.delivery;

import com.stockafolio.portfolio.BookedTrade;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The fingerprint of a record: by it the record that lies at an offset is told from another one
 * that a log holds there after it was cut and written over. A CRC32C, and never {@link #UNKNOWN}.
 */
public final class RecordPrint {
  /** Of a record that nobody has taken the fingerprint of: it is the same as any. */
  public static final int UNKNOWN = 0;

  private static final int TRADE_BYTES = 8 * Long.BYTES + 1;

  private RecordPrint() {}

  /** Of a record by its trade, whether it is booked or not. */
  public static int of(TradeRecord read) {
    var trade = read.trade();
    return of(
        read.recordedAtMillis(),
        trade.tradedAtMillis(),
        trade.tradeId(),
        trade.userId(),
        trade.side(),
        trade.quantity(),
        trade.price());
  }

  /** The same of a booked one. */
  public static int of(BookedTrade trade) {
    return of(
        trade.recordedAtMillis(),
        trade.tradedAtMillis(),
        trade.tradeId(),
        trade.userId(),
        trade.side(),
        trade.quantity(),
        trade.price());
  }

  /** What a booked trade keeps of its record: an instrument in place of the symbol. */
  private static int of(
      long recordedAtMillis,
      long tradedAtMillis,
      TradeId tradeId,
      UserId userId,
      Side side,
      Quantity quantity,
      Price price) {
    return of(
        ByteBuffer.allocate(TRADE_BYTES)
            .putLong(recordedAtMillis)
            .putLong(tradedAtMillis)
            .putLong(tradeId.high())
            .putLong(tradeId.low())
            .putLong(userId.high())
            .putLong(userId.low())
            .putLong(quantity.billionths())
            .putLong(price.billionths())
            .put((byte) side.sign())
            .flip());
  }

  /**
   * Of a record by its bytes, whatever they mean.
   *
   * @param timestampMillis the record's timestamp
   * @param key may be null
   * @param value may be null
   */
  public static int of(long timestampMillis, byte[] key, byte[] value) {
    CRC32C sum = new CRC32C();
    sum.update(
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
            .putLong(timestampMillis)
            .putInt(key == null ? -1 : key.length)
            .putInt(value == null ? -1 : value.length)
            .flip());
    if (key != null) {
      sum.update(key);
    }
    if (value != null) {
      sum.update(value);
    }
    return known(sum);
  }

  private static int of(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return known(sum);
  }

  private static int known(CRC32C sum) {
    int print = (int) sum.getValue();
    return print == UNKNOWN ? 1 : print;
  }

  /** Whether two fingerprints of the record at one offset may be those of one record. */
  public static boolean same(int one, int other) {
    return one == other || one == UNKNOWN || other == UNKNOWN;
  }
}
