package com.stockafolio.delivery;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The fingerprint of a record: by it the record that lies at an offset is told from another one
 * that a log holds there after it was cut and written over. A CRC32C, and never {@link #UNKNOWN}.
 */
public final class RecordPrint {
  /** Of a record that nobody has taken the fingerprint of: it is the same as any. */
  public static final int UNKNOWN = 0;

  private static final int MOST_BYTES = 9 * Long.BYTES + 2;

  private RecordPrint() {}

  /** Of a record by what it says, whether it is booked or not. */
  public static int of(TradeRecord read) {
    Transaction said = read.transaction();
    ByteBuffer bytes =
        begun(read.recordedAtMillis(), said.tradedAtMillis(), said.tradeId(), said.userId());
    if (said instanceof Trade trade) {
      return trade(trade.side(), trade.quantity(), trade.price(), trade.fee(), bytes);
    }
    if (said instanceof CashMovement cash) {
      return cash(cash.kind(), cash.amount(), bytes);
    }
    if (said instanceof Revision revision) {
      return revision(revision.type(), revision.of(), bytes);
    }
    Transfer transfer = (Transfer) said;
    return transfer(transfer.direction(), transfer.quantity(), transfer.costBasis(), bytes);
  }

  /** The same of a booked one, which keeps an instrument in place of the symbol. */
  public static int of(BookedEntry entry) {
    ByteBuffer bytes =
        begun(entry.recordedAtMillis(), entry.tradedAtMillis(), entry.tradeId(), entry.userId());
    if (entry instanceof BookedTrade trade) {
      return trade(trade.side(), trade.quantity(), trade.price(), trade.fee(), bytes);
    }
    if (entry instanceof BookedCash cash) {
      return cash(cash.kind(), cash.amount(), bytes);
    }
    if (entry instanceof BookedRevision revision) {
      return revision(revision.type(), revision.content().of(), bytes);
    }
    BookedTransfer transfer = (BookedTransfer) entry;
    return transfer(transfer.direction(), transfer.quantity(), transfer.costBasis(), bytes);
  }

  /** Of a copy of a market record, whether it is taken or not. */
  public static int of(MarketCopy copy) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(copy.recordedAtMillis()).flip());
    sum.update(copy.record().signed());
    return known(sum);
  }

  private static ByteBuffer begun(
      long recordedAtMillis, long tradedAtMillis, TradeId tradeId, UserId userId) {
    return ByteBuffer.allocate(MOST_BYTES)
        .putLong(recordedAtMillis)
        .putLong(tradedAtMillis)
        .putLong(tradeId.high())
        .putLong(tradeId.low())
        .putLong(userId.high())
        .putLong(userId.low());
  }

  private static int trade(Side side, Quantity quantity, Price price, Money fee, ByteBuffer bytes) {
    return of(
        bytes
            .put(EntryType.TRADE.code())
            .putLong(quantity.billionths())
            .putLong(price.billionths())
            .putLong(fee.low())
            .put((byte) side.sign()));
  }

  private static int cash(CashKind kind, Money amount, ByteBuffer bytes) {
    return of(bytes.put(EntryType.CASH.code()).putLong(amount.low()).put(kind.code()));
  }

  private static int transfer(
      Direction direction, Quantity quantity, Money costBasis, ByteBuffer bytes) {
    return of(
        bytes
            .put(EntryType.TRANSFER.code())
            .putLong(quantity.billionths())
            .putLong(costBasis.low())
            .put((byte) (direction == Direction.IN ? 1 : 0)));
  }

  /** Its own id tells it from another one; what a correction says is not looked at. */
  private static int revision(EntryType type, TradeId of, ByteBuffer bytes) {
    return of(bytes.put(type.code()).putLong(of.high()).putLong(of.low()));
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
    sum.update(bytes.flip());
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
