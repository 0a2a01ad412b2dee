package com.stockafolio.portfolio;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a portfolio, in memory and at rest. Version 2:
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
 *   price
 *   zigzag   realised P&amp;L of the trade
 *   zigzag   recordedAtMillis - tradedAtMillis
 *   zigzag   offset less the offset of the next older trade           } 0 for the first trade
 *   zigzag   recordedAtMillis less that of the next older trade       }
 * to the end, by ascending instrument id:
 *   byte     length of the rest of this entry
 *   varint   instrument id
 *   quantity signed
 *   zigzag   cost basis, turned around where the quantity is negative
 *   money    realised P&amp;L
 * </pre>
 *
 * <p>A quantity is a varint whose lowest bit tells whole shares (1) from 1e-4 shares (0), the rest
 * a zigzag number of them: most quantities are whole. Where it has more decimals it is a 0 and the
 * zigzag number of 1e-9 shares. A price is {@link PackedWriter#writeUnsignedBillionths}.
 *
 * <p>Each trade carries its distance to the next older one, and not the other way round, so that a
 * new trade goes in front and nothing behind it changes: the next bytes are a new head, one new
 * trade, one new position, and three stretches copied as they are.
 */
final class PackedPortfolio {

  static final int VERSION = 2;

  /** A portfolio without trades. */
  static final byte[] EMPTY = {VERSION, 0, 0};

  /** Enough for the parts of {@link #next} that are not copied. */
  private static final int SCRATCH = 160;

  private PackedPortfolio() {}

  /**
   * The bytes after the trade.
   *
   * @throws IllegalArgumentException if the trade passes a bound
   */
  static byte[] next(byte[] bytes, BookedTrade trade) {
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    Money tradedValue = Money.readFrom(reader);
    long olderOffset = trade.offset();
    long olderRecordedAt = trade.recordedAtMillis();
    if (sequence > 0) {
      olderOffset = reader.readVarint();
      olderRecordedAt = reader.readZigzag();
    }
    int recentFrom = reader.position();
    int held = (int) Math.min(sequence, Portfolio.RECENT_TRADES);
    int kept = Math.min(held, Portfolio.RECENT_TRADES - 1);
    int recentTo = PackedEntry.hop(bytes, recentFrom, kept);
    int positionsFrom = PackedEntry.hop(bytes, recentTo, held - kept);
    int positionAt = find(bytes, positionsFrom, trade.instrumentId());
    int positionTo = positionAt;
    Position before = Position.flat(trade.instrumentId());
    if (holds(bytes, positionAt, trade.instrumentId())) {
      before = readPosition(bytes, positionAt);
      positionTo = PackedEntry.hop(bytes, positionAt, 1);
    }
    PositionChange change = change(before, trade);

    PackedWriter fresh = new PackedWriter(SCRATCH);
    fresh.writeByte(VERSION);
    fresh.writeVarint(sequence + 1);
    tradedValue.plus(Money.product(trade.quantity(), trade.price())).writeTo(fresh);
    fresh.writeVarint(trade.offset());
    fresh.writeZigzag(trade.recordedAtMillis());
    PackedEntry.writeTrade(fresh, trade, change.realized(), olderOffset, olderRecordedAt);
    int head = fresh.size();
    PackedEntry.writePosition(fresh, trade.instrumentId(), change, before.realizedPnl());

    int recent = recentTo - recentFrom;
    int lower = positionAt - positionsFrom;
    int higher = bytes.length - positionTo;
    byte[] next = new byte[fresh.size() + recent + lower + higher];
    fresh.copyTo(0, next, 0, head);
    System.arraycopy(bytes, recentFrom, next, head, recent);
    System.arraycopy(bytes, positionsFrom, next, head + recent, lower);
    fresh.copyTo(head, next, head + recent + lower, fresh.size() - head);
    System.arraycopy(bytes, positionTo, next, next.length - higher, higher);
    return next;
  }

  private static PositionChange change(Position before, BookedTrade trade) {
    long quantity = before.quantity().billionths();
    long cost = before.costBasis().low();
    long signed = trade.signedBillionths();
    long price = trade.price().billionths();
    String violation = PositionChange.violation(quantity, cost, signed, price);
    if (violation != null) {
      throw new IllegalArgumentException("not to be booked: " + violation + ": " + trade);
    }
    return PositionChange.of(quantity, cost, signed, price);
  }

  static long sequence(byte[] bytes) {
    return reader(bytes).readVarint();
  }

  static Money tradedValue(byte[] bytes) {
    PackedReader reader = reader(bytes);
    reader.readVarint();
    return Money.readFrom(reader);
  }

  /** The position, flat if there is none. */
  static Position position(byte[] bytes, int instrumentId) {
    int at = find(bytes, positionsFrom(bytes), instrumentId);
    return holds(bytes, at, instrumentId) ? readPosition(bytes, at) : Position.flat(instrumentId);
  }

  /** All positions by ascending instrument id. */
  static List<Position> positions(byte[] bytes) {
    int from = positionsFrom(bytes);
    PackedReader reader = new PackedReader(bytes, from, bytes.length - from);
    List<Position> positions = new ArrayList<>();
    while (reader.remaining() > 0) {
      positions.add(PackedEntry.readPosition(reader));
    }
    return positions;
  }

  /** The newest trades, newest first, at most so many. */
  static List<RecentTrade> recentTrades(byte[] bytes, int limit) {
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    reader.readInt128();
    int count = (int) Math.min(Math.min(sequence, Portfolio.RECENT_TRADES), limit);
    List<RecentTrade> trades = new ArrayList<>(count);
    if (count == 0) {
      return trades;
    }
    long offset = reader.readVarint();
    long recordedAt = reader.readZigzag();
    for (int i = 0; i < count; i++) {
      int end = PackedEntry.readEnd(reader);
      trades.add(PackedEntry.readTrade(reader, sequence - i, offset, recordedAt));
      offset -= reader.readZigzag();
      recordedAt -= reader.readZigzag();
      PackedEntry.checkEnd(reader, end);
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
      at = PackedEntry.hop(bytes, at, 1);
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
    if (sequence(bytes) < 0) {
      throw new IllegalArgumentException("negative sequence: " + sequence(bytes));
    }
    try {
      recentTrades(bytes, Portfolio.RECENT_TRADES);
      checkPositions(bytes);
    } catch (IndexOutOfBoundsException beyond) {
      throw new IllegalArgumentException("an entry's length leads past the end", beyond);
    }
  }

  private static void checkPositions(byte[] bytes) {
    int last = 0;
    for (Position position : positions(bytes)) {
      if (position.instrumentId() <= last) {
        throw new IllegalArgumentException("positions out of order: " + position.instrumentId());
      }
      last = position.instrumentId();
    }
  }

  private static PackedReader reader(byte[] bytes) {
    return new PackedReader(bytes, 1, bytes.length - 1);
  }

  /** Passes over the head; gives the number of recent trades. */
  private static int skipToRecent(PackedReader reader) {
    long sequence = reader.readVarint();
    reader.readInt128();
    if (sequence > 0) {
      reader.readVarint();
      reader.readZigzag();
    }
    return (int) Math.min(sequence, Portfolio.RECENT_TRADES);
  }

  private static int positionsFrom(byte[] bytes) {
    PackedReader reader = reader(bytes);
    int held = skipToRecent(reader);
    return PackedEntry.hop(bytes, reader.position(), held);
  }

  /** The place of the position, or the one where it belongs. */
  private static int find(byte[] bytes, int positionsFrom, int instrumentId) {
    int at = positionsFrom;
    while (at < bytes.length && idAt(bytes, at) < instrumentId) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at;
  }

  private static Position readPosition(byte[] bytes, int at) {
    return PackedEntry.readPosition(new PackedReader(bytes, at, bytes.length - at));
  }

  private static boolean holds(byte[] bytes, int at, int instrumentId) {
    return at < bytes.length && idAt(bytes, at) == instrumentId;
  }

  private static int idAt(byte[] bytes, int at) {
    return new PackedReader(bytes, at + 1, bytes.length - at - 1).readIntVarint();
  }
}
