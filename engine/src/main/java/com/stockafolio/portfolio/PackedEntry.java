package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
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

  /** How many 1e-9 make a share. */
  private static final long WHOLE = 1_000_000_000;

  private PackedEntry() {}

  /** The place so many entries further on. */
  static int hop(byte[] bytes, int from, int entries) {
    int at = from;
    for (int i = 0; i < entries; i++) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at;
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
    int length = writer.size();
    writer.writeByte(0);
    writer.writeFixedLong(entry.tradeId().high());
    writer.writeFixedLong(entry.tradeId().low());
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
      writeQuantity(writer, transfer.quantity().billionths());
      writer.writeZigzag(cost);
      writer.writeZigzag(realized);
    }
    writer.writeZigzag(entry.recordedAtMillis() - entry.tradedAtMillis());
    writer.writeZigzag(entry.offset() - olderOffset);
    writer.writeZigzag(entry.recordedAtMillis() - olderRecordedAt);
    writer.overwriteByte(length, writer.size() - length - 1);
  }

  private static void writeTrade(PackedWriter writer, BookedTrade trade, long realized) {
    long fee = trade.fee().low();
    if (fee != 0) {
      writeKind(writer, EntryType.TRADE);
    }
    writer.writeVarint(trade.instrumentId());
    writeQuantity(writer, trade.signedBillionths());
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
              new Quantity(readQuantity(reader)),
              Money.ofHundredMillionths(reader.readZigzag()),
              Money.ofHundredMillionths(reader.readZigzag()),
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
    long signed = readQuantity(reader);
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

  static void writePosition(
      PackedWriter writer, int instrumentId, PositionChange change, Money realizedBefore) {
    int length = writer.size();
    writer.writeByte(0);
    writer.writeVarint(instrumentId);
    writeQuantity(writer, change.quantity());
    writer.writeZigzag(change.quantity() < 0 ? -change.cost() : change.cost());
    realizedBefore.plus(Money.ofHundredMillionths(change.realized())).writeTo(writer);
    writer.overwriteByte(length, writer.size() - length - 1);
  }

  /** Reads a position, its length before it. */
  static Position readPosition(PackedReader reader) {
    int end = readEnd(reader);
    int instrumentId = reader.readIntVarint();
    long quantity = readQuantity(reader);
    long turned = reader.readZigzag();
    Money cost = Money.ofHundredMillionths(quantity < 0 ? -turned : turned);
    Money realized = Money.readFrom(reader);
    checkEnd(reader, end);
    return new Position(instrumentId, new Quantity(quantity), cost, realized);
  }

  /** Reads an entry's length; gives the place where the entry must end. */
  static int readEnd(PackedReader reader) {
    int length = reader.readByte();
    return reader.position() + length;
  }

  /** Throws IllegalArgumentException unless the entry that was read ends where it must. */
  static void checkEnd(PackedReader reader, int end) {
    if (reader.position() != end) {
      throw new IllegalArgumentException(
          "an entry ends at byte " + reader.position() + ", not at " + end);
    }
  }

  private static void writeQuantity(PackedWriter writer, long billionths) {
    if (billionths % WHOLE == 0) {
      writer.writeVarint(zigzag(billionths / WHOLE) << 1 | 1);
    } else if (billionths % PackedWriter.COARSE == 0) {
      writer.writeVarint(zigzag(billionths / PackedWriter.COARSE) << 1);
    } else {
      writer.writeByte(0);
      writer.writeZigzag(billionths);
    }
  }

  private static long readQuantity(PackedReader reader) {
    long packed = reader.readVarint();
    if (packed == 0) {
      return reader.readZigzag();
    }
    long zigzag = packed >>> 1;
    long number = zigzag >>> 1 ^ -(zigzag & 1);
    return number * ((packed & 1) == 1 ? WHOLE : PackedWriter.COARSE);
  }

  private static long zigzag(long number) {
    return number << 1 ^ number >> 63;
  }
}
