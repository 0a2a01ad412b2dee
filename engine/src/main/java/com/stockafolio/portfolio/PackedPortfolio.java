package com.stockafolio.portfolio;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a portfolio, in memory and at rest. Version 1:
 *
 * <pre>
 * byte     version
 * varint   sequence = number of booked trades
 * money    traded value
 * varint   offset of the newest trade          } absent while the sequence is 0
 * zigzag   recordedAtMillis of the newest trade }
 * min(sequence, 16) times, newest first:
 *   byte     length of the rest of this entry
 *   16 bytes tradeId
 *   varint   instrument id
 *   quantity signed
 *   varint   price
 *   zigzag   realised P&amp;L of the trade
 *   zigzag   recordedAtMillis - tradedAtMillis
 *   zigzag   offset less the offset of the next older trade           } 0 for the first trade
 *   zigzag   recordedAtMillis less that of the next older trade       }
 * to the end, by ascending instrument id:
 *   byte     length of the rest of this entry
 *   varint   instrument id
 *   quantity signed
 *   varint   cost basis without its sign, which is the quantity's
 *   money    realised P&amp;L
 * </pre>
 *
 * <p>A quantity is a varint whose lowest bit tells whole shares (1) from 1e-4 shares (0), the rest
 * a zigzag number of them: most quantities are whole.
 *
 * <p>Each trade carries its distance to the next older one, and not the other way round, so that a
 * new trade goes in front and nothing behind it changes: the next bytes are a new head, one new
 * trade, one new position, and three stretches copied as they are.
 */
final class PackedPortfolio {

  static final int VERSION = 1;

  /** A portfolio without trades. */
  static final byte[] EMPTY = {VERSION, 0, 0};

  /** Enough for the parts of {@link #next} that are not copied. */
  private static final int SCRATCH = 160;

  private static final int WHOLE = 10_000;

  private PackedPortfolio() {}

  /**
   * The bytes after the trade.
   *
   * @throws IllegalArgumentException if the trade passes a bound
   */
  static byte[] next(byte[] bytes, BookedTrade trade) {
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    Money tradedValue = reader.readMoney();
    long newestOffset = trade.offset();
    long newestRecordedAt = trade.recordedAtMillis();
    if (sequence > 0) {
      newestOffset = reader.readVarint();
      newestRecordedAt = reader.readZigzag();
    }
    int recentFrom = reader.position();
    int held = (int) Math.min(sequence, Portfolio.RECENT_TRADES);
    int kept = Math.min(held, Portfolio.RECENT_TRADES - 1);
    int recentTo = hop(bytes, recentFrom, kept);
    int positionsFrom = hop(bytes, recentTo, held - kept);
    int at = find(bytes, positionsFrom, trade.instrumentId());

    long quantity = 0;
    long cost = 0;
    Money realized = Money.ZERO;
    int after = at;
    if (holds(bytes, at, trade.instrumentId())) {
      after = hop(bytes, at, 1);
      PackedReader entry = new PackedReader(bytes, at + 1, after - at - 1);
      entry.readVarint();
      quantity = readQuantity(entry);
      cost = Long.signum(quantity) * entry.readVarint();
      realized = entry.readMoney();
    }
    long signed = trade.signedTenThousandths();
    long price = trade.price().tenThousandths();
    String violation = PositionChange.violation(quantity, cost, signed, price);
    if (violation != null) {
      throw new IllegalArgumentException("not to be booked: " + violation + ": " + trade);
    }
    PositionChange change = PositionChange.of(quantity, cost, signed, price);

    PackedWriter fresh = new PackedWriter(SCRATCH);
    fresh.writeByte(VERSION);
    fresh.writeVarint(sequence + 1);
    fresh.writeMoney(tradedValue.plus(Money.ofHundredMillionths(Math.abs(signed) * price)));
    fresh.writeVarint(trade.offset());
    fresh.writeZigzag(trade.recordedAtMillis());
    writeTrade(fresh, trade, change.realized(), newestOffset, newestRecordedAt);
    int head = fresh.size();
    writePosition(fresh, trade.instrumentId(), change, realized);
    int position = fresh.size() - head;

    int recent = recentTo - recentFrom;
    int before = at - positionsFrom;
    byte[] next = new byte[head + recent + before + position + bytes.length - after];
    fresh.copyTo(0, next, 0, head);
    System.arraycopy(bytes, recentFrom, next, head, recent);
    System.arraycopy(bytes, positionsFrom, next, head + recent, before);
    fresh.copyTo(head, next, head + recent + before, position);
    System.arraycopy(bytes, after, next, head + recent + before + position, bytes.length - after);
    return next;
  }

  static long sequence(byte[] bytes) {
    return reader(bytes).readVarint();
  }

  static Money tradedValue(byte[] bytes) {
    PackedReader reader = reader(bytes);
    reader.readVarint();
    return reader.readMoney();
  }

  /** The position, flat if there is none. */
  static Position position(byte[] bytes, int instrumentId) {
    int at = find(bytes, positionsFrom(bytes), instrumentId);
    return holds(bytes, at, instrumentId)
        ? readPosition(new PackedReader(bytes, at, bytes.length - at))
        : Position.flat(instrumentId);
  }

  /** All positions by ascending instrument id. */
  static List<Position> positions(byte[] bytes) {
    int from = positionsFrom(bytes);
    PackedReader reader = new PackedReader(bytes, from, bytes.length - from);
    List<Position> positions = new ArrayList<>();
    while (reader.remaining() > 0) {
      positions.add(readPosition(reader));
    }
    return positions;
  }

  /** The newest trades, newest first, at most so many. */
  static List<RecentTrade> recentTrades(byte[] bytes, int limit) {
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    reader.readMoney();
    int count = (int) Math.min(Math.min(sequence, Portfolio.RECENT_TRADES), limit);
    List<RecentTrade> trades = new ArrayList<>(count);
    if (count == 0) {
      return trades;
    }
    long offset = reader.readVarint();
    long recordedAt = reader.readZigzag();
    for (int i = 0; i < count; i++) {
      reader.readByte();
      TradeId tradeId = new TradeId(reader.readFixedLong(), reader.readFixedLong());
      int instrumentId = reader.readIntVarint();
      long signed = readQuantity(reader);
      Quantity quantity = new Quantity(Math.abs(signed));
      Price price = new Price(reader.readVarint());
      Money realized = Money.ofHundredMillionths(reader.readZigzag());
      long tradedAt = recordedAt - reader.readZigzag();
      trades.add(
          new RecentTrade(
              sequence - i,
              offset,
              tradeId,
              instrumentId,
              Side.ofSigned(signed),
              quantity,
              price,
              Money.product(quantity, price),
              realized,
              tradedAt,
              recordedAt));
      offset -= reader.readZigzag();
      recordedAt -= reader.readZigzag();
    }
    return trades;
  }

  /**
   * How many trades back the tradeId is among the recent ones: 0 for the newest; -1 if it is not.
   */
  static int indexOf(byte[] bytes, TradeId tradeId) {
    PackedReader reader = reader(bytes);
    int held = skipToRecent(reader);
    int at = reader.position();
    for (int i = 0; i < held; i++) {
      if ((long) PackedWriter.LONGS.get(bytes, at + 1) == tradeId.high()
          && (long) PackedWriter.LONGS.get(bytes, at + 1 + Long.BYTES) == tradeId.low()) {
        return i;
      }
      at = hop(bytes, at, 1);
    }
    return -1;
  }

  /** Throws IllegalArgumentException unless the bytes have this version and its structure. */
  static void check(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "not a portfolio of version "
              + VERSION
              + ": "
              + (bytes.length == 0 ? "empty" : bytes[0]));
    }
    recentTrades(bytes, Portfolio.RECENT_TRADES);
    int last = 0;
    for (Position position : positions(bytes)) {
      if (position.instrumentId() <= last) {
        throw new IllegalArgumentException("positions out of order: " + position.instrumentId());
      }
      last = position.instrumentId();
    }
  }

  private static void writeTrade(
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

  private static void writePosition(
      PackedWriter writer, int instrumentId, PositionChange change, Money realizedBefore) {
    int length = writer.size();
    writer.writeByte(0);
    writer.writeVarint(instrumentId);
    writeQuantity(writer, change.quantity());
    writer.writeVarint(Math.abs(change.cost()));
    writer.writeMoney(realizedBefore.plus(Money.ofHundredMillionths(change.realized())));
    writer.overwriteByte(length, writer.size() - length - 1);
  }

  private static Position readPosition(PackedReader reader) {
    reader.readByte();
    int instrumentId = reader.readIntVarint();
    long quantity = readQuantity(reader);
    Money cost = Money.ofHundredMillionths(Long.signum(quantity) * reader.readVarint());
    return new Position(instrumentId, new Quantity(quantity), cost, reader.readMoney());
  }

  private static void writeQuantity(PackedWriter writer, long tenThousandths) {
    boolean whole = tenThousandths % WHOLE == 0;
    long number = whole ? tenThousandths / WHOLE : tenThousandths;
    writer.writeVarint((number << 1 ^ number >> 63) << 1 | (whole ? 1 : 0));
  }

  private static long readQuantity(PackedReader reader) {
    long packed = reader.readVarint();
    long zigzag = packed >>> 1;
    long number = zigzag >>> 1 ^ -(zigzag & 1);
    return (packed & 1) == 1 ? number * WHOLE : number;
  }

  private static PackedReader reader(byte[] bytes) {
    return new PackedReader(bytes, 1, bytes.length - 1);
  }

  /** Passes over the head; gives the number of recent trades. */
  private static int skipToRecent(PackedReader reader) {
    long sequence = reader.readVarint();
    reader.readMoney();
    if (sequence > 0) {
      reader.readVarint();
      reader.readZigzag();
    }
    return (int) Math.min(sequence, Portfolio.RECENT_TRADES);
  }

  private static int positionsFrom(byte[] bytes) {
    PackedReader reader = reader(bytes);
    int held = skipToRecent(reader);
    return hop(bytes, reader.position(), held);
  }

  /** The place so many entries further on. */
  private static int hop(byte[] bytes, int from, int entries) {
    int at = from;
    for (int i = 0; i < entries; i++) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at;
  }

  /** The place of the position, or the one where it belongs. */
  private static int find(byte[] bytes, int positionsFrom, int instrumentId) {
    int at = positionsFrom;
    while (at < bytes.length && idAt(bytes, at) < instrumentId) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at;
  }

  private static boolean holds(byte[] bytes, int at, int instrumentId) {
    return at < bytes.length && idAt(bytes, at) == instrumentId;
  }

  private static int idAt(byte[] bytes, int at) {
    return new PackedReader(bytes, at + 1, bytes.length - at - 1).readIntVarint();
  }
}
