package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;

/**
 * The entries within the bytes of a portfolio, laid out as {@link PackedPortfolio} says: each
 * begins with a byte that holds the length of its rest, so that one is passed over without being
 * read.
 */
final class PackedEntry {

  /** Where, after its length, an entry that is no plain trade has a 0, and then its kind. */
  private static final int KIND = 2 * Long.BYTES;

  /** In the length's place: the length is in the two bytes after it. */
  private static final int LONG = 255;

  private static final int MOST = 0xffff;

  private PackedEntry() {}

  /** The place so many entries further on. */
  static int hop(byte[] bytes, int from, int entries) {
    int at = from;
    for (int i = 0; i < entries; i++) {
      int length = bytes[at] & 0xff;
      at += length == LONG ? 3 + longLength(bytes, at) : 1 + length;
    }
    return at;
  }

  /** The place after its length of the entry at a place. */
  static int content(byte[] bytes, int at) {
    return at + ((bytes[at] & 0xff) == LONG ? 3 : 1);
  }

  private static int longLength(byte[] bytes, int at) {
    return (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
  }

  /**
   * Writes an entry with its distance to the next older one.
   *
   * @param cost what a transfer's shares cost; of no meaning else
   * @param realized what it realised
   */
  static void write(
      PackedWriter writer,
      BookedEntry entry,
      long cost,
      long realized,
      long olderOffset,
      long olderRecordedAt) {
    if (entry instanceof BookedRevision revision) {
      write(writer, revision, olderOffset, olderRecordedAt);
      return;
    }
    int length = begin(writer, entry.tradeId());
    if (entry instanceof BookedTrade trade) {
      writeTrade(writer, trade, realized);
    } else if (entry instanceof BookedCash cash) {
      writeKind(writer, EntryType.CASH);
      writer.writeByte(cash.kind().code());
      writer.writeZigzag(cash.amount().hundredMillionthsExact());
    } else {
      BookedTransfer transfer = (BookedTransfer) entry;
      writeKind(writer, EntryType.TRANSFER);
      writer.writeByte(transfer.direction() == Direction.IN ? 0 : 1);
      writer.writeVarint(transfer.instrumentId());
      PackedPosition.writeQuantity(writer, transfer.quantity().billionths());
      writer.writeZigzag(cost);
      writer.writeZigzag(realized);
    }
    writer.writeZigzag(entry.recordedAtMillis() - entry.tradedAtMillis());
    writer.writeZigzag(entry.offset() - olderOffset);
    writer.writeZigzag(entry.recordedAtMillis() - olderRecordedAt);
    end(writer, length);
  }

  /** Writes an action with its distance to the next older entry. */
  static void write(
      PackedWriter writer, RecentAction action, long olderOffset, long olderRecordedAt) {
    int length = begin(writer, action.actionId());
    writeKind(writer, action.type());
    PackedAction.write(writer, action);
    writer.writeZigzag(action.offset() - olderOffset);
    writer.writeZigzag(action.recordedAtMillis() - olderRecordedAt);
    end(writer, length);
  }

  /**
   * Writes a bust or a correction, which alone may be long, with its distance to the next older.
   */
  private static void write(
      PackedWriter writer, BookedRevision revision, long olderOffset, long olderRecordedAt) {
    PackedWriter rest = new PackedWriter(LONG);
    rest.writeFixedLong(revision.tradeId().high());
    rest.writeFixedLong(revision.tradeId().low());
    writeKind(rest, revision.type());
    RevisionForm.write(revision.content(), rest);
    rest.writeZigzag(revision.recordedAtMillis() - revision.tradedAtMillis());
    rest.writeZigzag(revision.offset() - olderOffset);
    rest.writeZigzag(revision.recordedAtMillis() - olderRecordedAt);
    if (rest.size() > MOST) {
      throw new IllegalArgumentException("an entry of " + rest.size() + " bytes");
    }
    if (rest.size() < LONG) {
      writer.writeByte(rest.size());
    } else {
      writer.writeByte(LONG);
      writer.writeByte(rest.size() >> 8);
      writer.writeByte(rest.size());
    }
    rest.writeTo(writer);
  }

  private static int begin(PackedWriter writer, TradeId id) {
    int length = writer.size();
    writer.writeByte(0);
    writer.writeFixedLong(id.high());
    writer.writeFixedLong(id.low());
    return length;
  }

  private static void end(PackedWriter writer, int length) {
    int rest = writer.size() - length - 1;
    if (rest >= LONG) {
      throw new IllegalArgumentException("an entry of " + rest + " bytes");
    }
    writer.overwriteByte(length, rest);
  }

  /** Whether the entry at the place is an action. */
  static boolean isAction(byte[] bytes, int at) {
    int kind = content(bytes, at) + KIND;
    return bytes[kind] == 0 && EntryType.ofCode(bytes[kind + 1]).isAction();
  }

  private static void writeTrade(PackedWriter writer, BookedTrade trade, long realized) {
    long fee = trade.fee().low();
    if (fee != 0) {
      writeKind(writer, EntryType.TRADE);
    }
    writer.writeVarint(trade.instrumentId());
    PackedPosition.writeQuantity(writer, trade.signedBillionths());
    writer.writeUnsignedBillionths(trade.price().billionths());
    if (fee != 0) {
      writer.writeVarint(fee);
    }
    writer.writeZigzag(realized);
  }

  private static void writeKind(PackedWriter writer, EntryType kind) {
    writer.writeVarint(0);
    writer.writeByte(kind.code());
  }

  /** Reads an entry up to its distance to the next older one, which is left to be read. */
  static RecentEntry read(PackedReader reader, long sequence, long offset, long recordedAt) {
    TradeId id = new TradeId(reader.readFixedLong(), reader.readFixedLong());
    int instrumentId = reader.readIntVarint();
    EntryType kind = instrumentId == 0 ? EntryType.ofCode(reader.readByte()) : EntryType.TRADE;
    return switch (kind) {
      case TRADE -> readTrade(reader, id, instrumentId, sequence, offset, recordedAt);
      case CASH ->
          new RecentCash(
              sequence,
              offset,
              id,
              CashKind.ofCode(reader.readByte()),
              Money.ofHundredMillionths(reader.readZigzag()),
              recordedAt - reader.readZigzag(),
              recordedAt);
      case TRANSFER ->
          new RecentTransfer(
              sequence,
              offset,
              id,
              reader.readByte() == 0 ? Direction.IN : Direction.OUT,
              reader.readIntVarint(),
              new Quantity(PackedPosition.readQuantity(reader)),
              Money.ofHundredMillionths(reader.readZigzag()),
              Money.ofHundredMillionths(reader.readZigzag()),
              recordedAt - reader.readZigzag(),
              recordedAt);
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
          PackedAction.read(reader, id, kind, sequence, offset, recordedAt);
      case BUST, CORRECT ->
          new RecentRevision(
              sequence,
              offset,
              id,
              RevisionForm.read(kind, reader),
              recordedAt - reader.readZigzag(),
              recordedAt);
    };
  }

  /** Reads a trade; one whose instrument is still to be read has a fee. */
  private static RecentTrade readTrade(
      PackedReader reader,
      TradeId id,
      int instrumentId,
      long sequence,
      long offset,
      long recordedAt) {
    int instrument = instrumentId == 0 ? reader.readIntVarint() : instrumentId;
    long signed = PackedPosition.readQuantity(reader);
    Quantity quantity = new Quantity(Math.abs(signed));
    Price price = new Price(reader.readUnsignedBillionths());
    Money fee = instrumentId == 0 ? Money.ofHundredMillionths(reader.readVarint()) : Money.ZERO;
    Money realized = Money.ofHundredMillionths(reader.readZigzag());
    return new RecentTrade(
        sequence,
        offset,
        id,
        instrument,
        Side.ofSigned(signed),
        quantity,
        price,
        fee,
        Money.product(quantity, price),
        realized,
        recordedAt - reader.readZigzag(),
        recordedAt);
  }

  /** Reads an entry's length; gives the place where the entry must end. */
  static int readEnd(PackedReader reader) {
    int length = reader.readByte();
    if (length == LONG) {
      length = reader.readByte() << 8 | reader.readByte();
    }
    return reader.position() + length;
  }

  /** Throws IllegalArgumentException unless the entry that was read ends where it must. */
  static void checkEnd(PackedReader reader, int end) {
    if (reader.position() != end) {
      throw new IllegalArgumentException(
          "an entry ends at byte " + reader.position() + ", not at " + end);
    }
  }
}
