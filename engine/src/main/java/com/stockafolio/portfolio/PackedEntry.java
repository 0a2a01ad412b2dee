package com.stockafolio.portfolio;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;

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

  /** Writes a trade with its distance to the next older one. */
  static void writeTrade(
      PackedWriter writer,
      BookedTrade trade,
      long realized,
      long olderOffset,
      long olderRecordedAt) {
    int length = writer.size();
    writer.writeByte(0);
    writer.writeFixedLong(trade.tradeId().high());
    writer.writeFixedLong(trade.tradeId().low());
    writer.writeVarint(trade.instrumentId());
    writeQuantity(writer, trade.signedBillionths());
    writer.writeUnsignedBillionths(trade.price().billionths());
    writer.writeZigzag(realized);
    writer.writeZigzag(trade.recordedAtMillis() - trade.tradedAtMillis());
    writer.writeZigzag(trade.offset() - olderOffset);
    writer.writeZigzag(trade.recordedAtMillis() - olderRecordedAt);
    writer.overwriteByte(length, writer.size() - length - 1);
  }

  /** Reads a trade up to its distance to the next older one, which is left to be read. */
  static RecentTrade readTrade(PackedReader reader, long sequence, long offset, long recordedAt) {
    TradeId tradeId = new TradeId(reader.readFixedLong(), reader.readFixedLong());
    int instrumentId = reader.readIntVarint();
    long signed = readQuantity(reader);
    Quantity quantity = new Quantity(Math.abs(signed));
    Price price = new Price(reader.readUnsignedBillionths());
    Money realized = Money.ofHundredMillionths(reader.readZigzag());
    long tradedAt = recordedAt - reader.readZigzag();
    return new RecentTrade(
        sequence,
        offset,
        tradeId,
        instrumentId,
        Side.ofSigned(signed),
        quantity,
        price,
        Money.product(quantity, price),
        realized,
        tradedAt,
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
