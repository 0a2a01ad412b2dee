package com.stockafolio.portfolio;

/**
 * The entries within the bytes of a portfolio, laid out as {@link PackedPortfolio} says: each
 * begins with a byte that holds the length of its rest, so that one is passed over without being
 * read.
 */
final class PackedEntry {

  private static final int WHOLE = 10_000;

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
    writeQuantity(writer, trade.signedTenThousandths());
    writer.writeVarint(trade.price().tenThousandths());
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
    Price price = new Price(reader.readVarint());
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
    writer.writeVarint(Math.abs(change.cost()));
    writer.writeMoney(realizedBefore.plus(Money.ofHundredMillionths(change.realized())));
    writer.overwriteByte(length, writer.size() - length - 1);
  }

  /** Reads a position, its length before it. */
  static Position readPosition(PackedReader reader) {
    int end = readEnd(reader);
    int instrumentId = reader.readIntVarint();
    long quantity = readQuantity(reader);
    Money cost = Money.ofHundredMillionths(Long.signum(quantity) * reader.readVarint());
    Money realized = reader.readMoney();
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

  private static void writeQuantity(PackedWriter writer, long tenThousandths) {
    boolean whole = tenThousandths % WHOLE == 0;
    long number = whole ? tenThousandths / WHOLE : tenThousandths;
    long zigzag = (number << 1) ^ (number >> 63);
    writer.writeVarint((zigzag << 1) | (whole ? 1 : 0));
  }

  private static long readQuantity(PackedReader reader) {
    long packed = reader.readVarint();
    long zigzag = packed >>> 1;
    long number = (zigzag >>> 1) ^ -(zigzag & 1);
    return (packed & 1) == 1 ? number * WHOLE : number;
  }
}
