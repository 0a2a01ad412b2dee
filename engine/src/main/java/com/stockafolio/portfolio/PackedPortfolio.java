package com.stockafolio.portfolio;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a portfolio, in memory and at rest. Version 5:
 *
 * <pre>
 * byte     version; with 0x80 of a portfolio that has had anything but trades, with 0x40 of one
 *          that has met a list of the market, with 0x20 where an action is among the recent entries
 * varint   number of the market's list that is met; absent without the 0x40
 * varint   sequence = number of entries
 * money    traded value
 * varint   entries that are no trades           }
 * money    funding, see {@link PackedSums}        } absent without the 0x80
 * money    income                               }
 * varint   offset of the newest entry           } absent while the sequence is 0
 * zigzag   recordedAtMillis of the newest entry }
 * min(sequence, 16) times, newest first:
 *   byte     length of the rest of this entry; 255 where it is 255 or more, in the 2 bytes after it
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
 *     revisions  what {@link RevisionForm} writes
 *     actions  (with the actionId in the tradeId's place) varint number, varint instrument id, byte
 *              number of moves or 0x80 for out of range, each move: varint instrument id, signed
 *              quantity, money cost, money realised P&amp;L; then money cash
 *   zigzag   recordedAtMillis - tradedAtMillis; not of actions
 *   zigzag   offset less the offset of the next older entry           } 0 for the first entry
 *   zigzag   recordedAtMillis less that of the next older entry       }
 * byte     number of older ids, see {@link PackedIds} } absent without the 0x20
 * 16 bytes each, newest first                       }
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

  /** A portfolio without entries. */
  static final byte[] EMPTY = {PackedHead.VERSION, 0, 0};

  private PackedPortfolio() {}

  /** The position, flat if there is none. */
  static Position position(byte[] bytes, int instrumentId) {
    int at = PackedPosition.find(bytes, positionsFrom(bytes), instrumentId);
    return PackedPosition.holds(bytes, at, instrumentId)
        ? PackedPosition.read(bytes, at)
        : Position.flat(instrumentId);
  }

  /** All positions by ascending instrument id. */
  static List<Position> positions(byte[] bytes) {
    int from = positionsFrom(bytes);
    PackedReader reader = new PackedReader(bytes, from, bytes.length - from);
    List<Position> positions = new ArrayList<>();
    while (reader.remaining() > 0) {
      positions.add(PackedPosition.read(reader));
    }
    return positions;
  }

  /** The newest entries, newest first, at most so many. */
  static List<RecentEntry> recentEntries(byte[] bytes, int limit) {
    PackedHead head = PackedHead.read(bytes);
    int count = Math.min(head.held(), limit);
    List<RecentEntry> entries = new ArrayList<>(count);
    int from = head.recentFrom();
    PackedReader reader = new PackedReader(bytes, from, bytes.length - from);
    long offset = head.offset();
    long recordedAt = head.recordedAt();
    for (int i = 0; i < count; i++) {
      int end = PackedEntry.readEnd(reader);
      entries.add(PackedEntry.read(reader, head.sequence() - i, offset, recordedAt));
      offset -= reader.readZigzag();
      recordedAt -= reader.readZigzag();
      PackedEntry.checkEnd(reader, end);
    }
    return entries;
  }

  /**
   * How many entries back the user's own record with the id is among the recent ones: 0 for the
   * newest; -1 if it is not.
   */
  static int indexOf(byte[] bytes, TradeId tradeId) {
    PackedHead head = PackedHead.read(bytes);
    int held = head.held();
    int at = head.recentFrom();
    for (int i = 0; i < held; i++) {
      if (isAt(bytes, PackedEntry.content(bytes, at), tradeId)
          && !PackedEntry.isAction(bytes, at)) {
        return i;
      }
      at = PackedEntry.hop(bytes, at, 1);
    }
    return -1;
  }

  /** Whether an action has pushed the user's own record with the id out of the recent ones. */
  static boolean isPushedOut(byte[] bytes, TradeId tradeId) {
    return PackedHead.has(bytes, PackedHead.ACTIONS) && olderIds(bytes).contains(tradeId);
  }

  /** The ids that {@link PackedIds} keeps, newest first. */
  static List<TradeId> olderIds(byte[] bytes) {
    if (!PackedHead.has(bytes, PackedHead.ACTIONS)) {
      return List.of();
    }
    int from = recentTo(bytes);
    return PackedIds.read(new PackedReader(bytes, from, bytes.length - from));
  }

  /** Where the positions begin. */
  static int positionsFrom(byte[] bytes) {
    int from = recentTo(bytes);
    return PackedHead.has(bytes, PackedHead.ACTIONS) ? PackedIds.end(bytes, from) : from;
  }

  private static int recentTo(byte[] bytes) {
    PackedHead head = PackedHead.read(bytes);
    return PackedEntry.hop(bytes, head.recentFrom(), head.held());
  }

  private static boolean isAt(byte[] bytes, int at, TradeId id) {
    return (long) PackedWriter.LONGS.get(bytes, at) == id.high()
        && (long) PackedWriter.LONGS.get(bytes, at + Long.BYTES) == id.low();
  }
}
