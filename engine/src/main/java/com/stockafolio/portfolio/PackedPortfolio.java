package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a portfolio, in memory and at rest. Version 3:
 *
 * <pre>
 * byte     version; of a portfolio that has had anything but trades, with 0x80
 * varint   sequence = number of booked entries
 * money    traded value
 * varint   entries that are no trades           }
 * money    funding, see {@link PackedSums}        } absent without the 0x80
 * money    income                               }
 * varint   offset of the newest entry           } absent while the sequence is 0
 * zigzag   recordedAtMillis of the newest entry }
 * min(sequence, 16) times, newest first:
 *   byte     length of the rest of this entry
 *   16 bytes tradeId
 *   varint   instrument id                        } of a trade without a fee
 *   quantity signed                               }
 *   price                                         }
 *   zigzag   realised P&amp;L                         }
 *   byte     0, then the code of an {@link EntryType} of any other:
 *     TRADE    varint instrument id, signed quantity, price, varint fee, zigzag realised P&amp;L
 *     CASH     byte {@link CashKind}, zigzag amount
 *     TRANSFER byte 0 in or 1 out, varint instrument id, signed quantity, zigzag cost, zigzag
 *              realised P&amp;L
 *   zigzag   recordedAtMillis - tradedAtMillis
 *   zigzag   offset less the offset of the next older entry           } 0 for the first entry
 *   zigzag   recordedAtMillis less that of the next older entry       }
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
 * <p>Each entry carries its distance to the next older one, and not the other way round, so that a
 * new one goes in front and nothing behind it changes: the next bytes are a new head, one new
 * entry, at most one new position, and three stretches copied as they are.
 */
final class PackedPortfolio {

  static final int VERSION = 3;

  /** Beside the version: {@link PackedSums} follow. */
  private static final int SUMS = 0x80;

  /** A portfolio without entries. */
  static final byte[] EMPTY = {VERSION, 0, 0};

  /** Enough for the parts of {@link #next} that are not copied. */
  private static final int SCRATCH = 160;

  private PackedPortfolio() {}

  /**
   * The bytes after the entry.
   *
   * @throws IllegalArgumentException if the entry passes a bound
   */
  static byte[] next(byte[] bytes, BookedEntry entry) {
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    Money tradedValue = Money.readFrom(reader);
    PackedSums sums = hasSums(bytes) ? PackedSums.readFrom(reader) : PackedSums.NONE;
    long olderOffset = entry.offset();
    long olderRecordedAt = entry.recordedAtMillis();
    if (sequence > 0) {
      olderOffset = reader.readVarint();
      olderRecordedAt = reader.readZigzag();
    }
    int recentFrom = reader.position();
    int held = (int) Math.min(sequence, Portfolio.RECENT_ENTRIES);
    int kept = Math.min(held, Portfolio.RECENT_ENTRIES - 1);
    int recentTo = PackedEntry.hop(bytes, recentFrom, kept);
    int positionsFrom = PackedEntry.hop(bytes, recentTo, held - kept);
    int instrumentId = entry.instrumentId();
    int positionAt = find(bytes, positionsFrom, instrumentId);
    int positionTo = positionAt;
    Position before = Position.flat(instrumentId);
    if (holds(bytes, positionAt, instrumentId)) {
      before = readPosition(bytes, positionAt);
      positionTo = PackedEntry.hop(bytes, positionAt, 1);
    }
    PositionChange change = change(before, entry);
    long moved = change.cost() - before.costBasis().low();
    if (entry instanceof BookedTrade trade) {
      tradedValue = tradedValue.plus(Money.product(trade.quantity(), trade.price()));
    }

    PackedWriter fresh = new PackedWriter(SCRATCH);
    writeHead(fresh, sequence + 1, tradedValue, sums.after(entry, moved));
    fresh.writeVarint(entry.offset());
    fresh.writeZigzag(entry.recordedAtMillis());
    long cost =
        entry instanceof BookedTransfer transfer && transfer.direction() == Direction.IN
            ? transfer.costBasis().low()
            : -moved;
    PackedEntry.write(fresh, entry, cost, change.realized(), olderOffset, olderRecordedAt);
    int head = fresh.size();
    if (instrumentId != 0) {
      PackedEntry.writePosition(fresh, instrumentId, change, before.realizedPnl());
    }

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

  static void writeHead(PackedWriter writer, long sequence, Money tradedValue, PackedSums sums) {
    writer.writeByte(sums.isNone() ? VERSION : VERSION | SUMS);
    writer.writeVarint(sequence);
    tradedValue.writeTo(writer);
    sums.writeTo(writer);
  }

  private static PositionChange change(Position before, BookedEntry entry) {
    long quantity = before.quantity().billionths();
    long cost = before.costBasis().low();
    String violation = DecisionRules.violation(before, entry);
    if (violation != null) {
      throw new IllegalArgumentException("not to be booked: " + violation + ": " + entry);
    }
    if (entry instanceof BookedTrade trade) {
      return PositionChange.ofTrade(
          quantity, cost, trade.signedBillionths(), trade.price().billionths(), trade.fee().low());
    }
    if (entry instanceof BookedTransfer transfer) {
      long signed = transfer.quantity().billionths();
      return transfer.direction() == Direction.IN
          ? PositionChange.ofArrival(quantity, cost, signed, transfer.costBasis().low())
          : PositionChange.ofDeparture(quantity, cost, signed);
    }
    return PositionChange.NONE;
  }

  static long sequence(byte[] bytes) {
    return reader(bytes).readVarint();
  }

  static Money tradedValue(byte[] bytes) {
    PackedReader reader = reader(bytes);
    reader.readVarint();
    return Money.readFrom(reader);
  }

  /** The sums beside what follows from the positions. */
  static PackedSums sums(byte[] bytes) {
    if (!hasSums(bytes)) {
      return PackedSums.NONE;
    }
    PackedReader reader = reader(bytes);
    reader.readVarint();
    reader.readInt128();
    return PackedSums.readFrom(reader);
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

  /** The newest entries, newest first, at most so many. */
  static List<RecentEntry> recentEntries(byte[] bytes, int limit) {
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    skipSums(bytes, reader);
    int count = (int) Math.min(Math.min(sequence, Portfolio.RECENT_ENTRIES), limit);
    List<RecentEntry> entries = new ArrayList<>(count);
    if (count == 0) {
      return entries;
    }
    long offset = reader.readVarint();
    long recordedAt = reader.readZigzag();
    for (int i = 0; i < count; i++) {
      int end = PackedEntry.readEnd(reader);
      entries.add(PackedEntry.read(reader, sequence - i, offset, recordedAt));
      offset -= reader.readZigzag();
      recordedAt -= reader.readZigzag();
      PackedEntry.checkEnd(reader, end);
    }
    return entries;
  }

  /**
   * How many entries back the tradeId is among the recent ones: 0 for the newest; -1 if it is not.
   */
  static int indexOf(byte[] bytes, TradeId tradeId) {
    PackedReader reader = reader(bytes);
    int held = skipToRecent(bytes, reader);
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
    if (bytes.length == 0 || (bytes[0] & SUMS - 1) != VERSION) {
      throw new IllegalArgumentException(
          "not a portfolio of version "
              + VERSION
              + ": "
              + (bytes.length == 0 ? "empty" : bytes[0] & SUMS - 1));
    }
    if (sequence(bytes) < 0) {
      throw new IllegalArgumentException("negative sequence: " + sequence(bytes));
    }
    try {
      recentEntries(bytes, Portfolio.RECENT_ENTRIES);
      checkSums(bytes);
      checkPositions(bytes);
    } catch (IndexOutOfBoundsException beyond) {
      throw new IllegalArgumentException("an entry's length leads past the end", beyond);
    }
  }

  private static void checkSums(byte[] bytes) {
    long others = sums(bytes).others();
    if (hasSums(bytes) && (others <= 0 || others > sequence(bytes))) {
      throw new IllegalArgumentException(
          others + " entries without a trade among " + sequence(bytes));
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

  private static boolean hasSums(byte[] bytes) {
    return (bytes[0] & SUMS) != 0;
  }

  private static void skipSums(byte[] bytes, PackedReader reader) {
    reader.readInt128();
    if (hasSums(bytes)) {
      PackedSums.readFrom(reader);
    }
  }

  /** Passes over the head; gives the number of recent entries. */
  private static int skipToRecent(byte[] bytes, PackedReader reader) {
    long sequence = reader.readVarint();
    skipSums(bytes, reader);
    if (sequence > 0) {
      reader.readVarint();
      reader.readZigzag();
    }
    return (int) Math.min(sequence, Portfolio.RECENT_ENTRIES);
  }

  private static int positionsFrom(byte[] bytes) {
    PackedReader reader = reader(bytes);
    int held = skipToRecent(bytes, reader);
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
