package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.Position;

/** The positions within the bytes of a portfolio, laid out as {@link PackedPortfolio} says. */
final class PackedPosition {

  /** How many 1e-9 make a share. */
  private static final long WHOLE = 1_000_000_000;

  private PackedPosition() {}

  static void write(
      PackedWriter writer, int instrumentId, PositionChange change, Money realizedBefore) {
    int length = writer.size();
    writer.writeByte(0);
    writer.writeVarint(instrumentId);
    writeQuantity(writer, change.quantity());
    writer.writeZigzag(change.quantity() < 0 ? -change.cost() : change.cost());
    realizedBefore.plus(Money.ofHundredMillionths(change.realized())).writeTo(writer);
    writer.overwriteByte(length, writer.size() - length - 1);
  }

  static void write(PackedWriter writer, Position position) {
    long cost = position.costBasis().hundredMillionthsExact();
    PositionChange change = new PositionChange(position.quantity().billionths(), cost, 0);
    write(writer, position.instrumentId(), change, position.realizedPnl());
  }

  /** Reads a position, its length before it. */
  static Position read(PackedReader reader) {
    int end = PackedEntry.readEnd(reader);
    int instrumentId = reader.readIntVarint();
    long quantity = readQuantity(reader);
    long turned = reader.readZigzag();
    Money cost = Money.ofHundredMillionths(quantity < 0 ? -turned : turned);
    Money realized = Money.readFrom(reader);
    PackedEntry.checkEnd(reader, end);
    return new Position(instrumentId, new Quantity(quantity), cost, realized);
  }

  static Position read(byte[] bytes, int at) {
    return read(new PackedReader(bytes, at, bytes.length - at));
  }

  /** The place of the position, or the one where it belongs. */
  static int find(byte[] bytes, int from, int instrumentId) {
    int at = from;
    while (at < bytes.length && idAt(bytes, at) < instrumentId) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at;
  }

  /** Whether the position is at the place. */
  static boolean holds(byte[] bytes, int at, int instrumentId) {
    return at < bytes.length && idAt(bytes, at) == instrumentId;
  }

  private static int idAt(byte[] bytes, int at) {
    return new PackedReader(bytes, at + 1, bytes.length - at - 1).readIntVarint();
  }

  static void writeQuantity(PackedWriter writer, long billionths) {
    if (billionths % WHOLE == 0) {
      writer.writeVarint(zigzag(billionths / WHOLE) << 1 | 1);
    } else if (billionths % PackedWriter.COARSE == 0) {
      writer.writeVarint(zigzag(billionths / PackedWriter.COARSE) << 1);
    } else {
      writer.writeByte(0);
      writer.writeZigzag(billionths);
    }
  }

  static long readQuantity(PackedReader reader) {
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
