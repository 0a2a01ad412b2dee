package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.transaction.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The bytes of a portfolio, see {@link PackedPortfolio}, after one more entry. */
final class PackedFold {

  /** Enough for the parts of the next bytes that are not copied. */
  private static final int SCRATCH = 160;

  private PackedFold() {}

  /**
   * The bytes after the entry.
   *
   * @throws IllegalArgumentException if the entry passes a bound
   */
  static byte[] next(byte[] bytes, BookedEntry entry) {
    if (entry instanceof BookedRevision revision) {
      return next(bytes, revision);
    }
    PackedHead head = PackedHead.read(bytes);
    int recentFrom = head.recentFrom();
    int recentTo = PackedEntry.hop(bytes, recentFrom, head.kept());
    int positionsFrom = PackedEntry.hop(bytes, recentTo, head.held() - head.kept());
    byte[] ids = PackedIds.NONE;
    if (PackedHead.has(bytes, PackedHead.ACTIONS)) {
      ids = PackedIds.after(bytes, head, recentTo, positionsFrom, false);
      positionsFrom = PackedIds.end(bytes, positionsFrom);
    }
    int instrumentId = entry.instrumentId();
    int positionAt = PackedPosition.find(bytes, positionsFrom, instrumentId);
    int positionTo = positionAt;
    Position before = Position.flat(instrumentId);
    if (PackedPosition.holds(bytes, positionAt, instrumentId)) {
      before = PackedPosition.read(bytes, positionAt);
      positionTo = PackedEntry.hop(bytes, positionAt, 1);
    }
    PositionChange change = change(before, entry);
    long moved = change.cost() - before.costBasis().low();
    Money tradedValue = head.tradedValue();
    if (entry instanceof BookedTrade trade) {
      tradedValue = tradedValue.plus(Money.product(trade.quantity(), trade.price()));
    }

    PackedWriter fresh = new PackedWriter(SCRATCH);
    PackedHead.write(
        fresh,
        head.met(),
        ids,
        head.sequence() + 1,
        tradedValue,
        head.sums().after(entry, moved),
        entry.offset(),
        entry.recordedAtMillis());
    long cost =
        entry instanceof BookedTransfer transfer && transfer.direction() == Direction.IN
            ? transfer.costBasis().low()
            : -moved;
    PackedEntry.write(
        fresh,
        entry,
        cost,
        change.realized(),
        head.olderOffset(entry.offset()),
        head.olderRecordedAt(entry.recordedAtMillis()));
    int begun = fresh.size();
    if (instrumentId != 0) {
      PackedPosition.write(fresh, instrumentId, change, before.realizedPnl());
    }

    int recent = recentTo - recentFrom;
    int lower = positionAt - positionsFrom;
    int higher = bytes.length - positionTo;
    int idsAt = begun + recent;
    int lowerAt = idsAt + ids.length;
    byte[] next = new byte[fresh.size() + recent + ids.length + lower + higher];
    fresh.copyTo(0, next, 0, begun);
    System.arraycopy(bytes, recentFrom, next, begun, recent);
    System.arraycopy(ids, 0, next, idsAt, ids.length);
    System.arraycopy(bytes, positionsFrom, next, lowerAt, lower);
    fresh.copyTo(begun, next, lowerAt + lower, fresh.size() - begun);
    System.arraycopy(bytes, positionTo, next, next.length - higher, higher);
    return next;
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

  /**
   * The bytes after the action: what it says that it did is done.
   *
   * @throws IllegalArgumentException if it has another sequence, or a position after it cannot be
   */
  static byte[] next(byte[] bytes, RecentAction action) {
    PackedHead head = PackedHead.read(bytes);
    if (action.sequence() != head.sequence() + 1) {
      throw new IllegalArgumentException(
          "entry %d after %d".formatted(action.sequence(), head.sequence()));
    }
    PackedWriter entry = new PackedWriter(SCRATCH);
    PackedEntry.write(
        entry,
        action,
        head.olderOffset(action.offset()),
        head.olderRecordedAt(action.recordedAtMillis()));
    return moved(
        bytes,
        new PackedHead(
            Math.max(head.met(), action.number()),
            head.sequence() + 1,
            head.tradedValue(),
            head.sums().after(action),
            action.offset(),
            action.recordedAtMillis(),
            head.recentFrom()),
        entry,
        true,
        action.moves());
  }

  /** The bytes after the bust or the correction: what it says that it did is done. */
  private static byte[] next(byte[] bytes, BookedRevision revision) {
    PackedHead head = PackedHead.read(bytes);
    PackedWriter entry = new PackedWriter(SCRATCH);
    PackedEntry.write(
        entry,
        revision,
        0,
        0,
        head.olderOffset(revision.offset()),
        head.olderRecordedAt(revision.recordedAtMillis()));
    return moved(
        bytes,
        new PackedHead(
            head.met(),
            head.sequence() + 1,
            head.tradedValue().plus(revision.content().tradedValue()),
            head.sums().after(revision.content()),
            revision.offset(),
            revision.recordedAtMillis(),
            head.recentFrom()),
        entry,
        false,
        revision.content().moves());
  }

  /**
   * The bytes after an entry that says by itself what it moved.
   *
   * @param after the head afterwards
   * @param entry its bytes
   */
  private static byte[] moved(
      byte[] bytes,
      PackedHead after,
      PackedWriter entry,
      boolean action,
      List<PositionMove> moves) {
    PackedHead head = PackedHead.read(bytes);
    int recentTo = PackedEntry.hop(bytes, head.recentFrom(), head.kept());
    int idsFrom = PackedEntry.hop(bytes, recentTo, head.held() - head.kept());
    byte[] ids =
        action || PackedHead.has(bytes, PackedHead.ACTIONS)
            ? PackedIds.after(bytes, head, recentTo, idsFrom, action)
            : PackedIds.NONE;
    PackedWriter next = new PackedWriter(bytes.length + SCRATCH);
    PackedHead.write(
        next,
        after.met(),
        ids,
        after.sequence(),
        after.tradedValue(),
        after.sums(),
        after.offset(),
        after.recordedAt());
    entry.writeTo(next);
    next.writeBytes(bytes, head.recentFrom(), recentTo - head.recentFrom());
    next.writeBytes(ids, 0, ids.length);
    writePositions(next, bytes, PackedPortfolio.positionsFrom(bytes), moves);
    return next.toByteArray();
  }

  /** Writes the positions, those that were moved as they are after it. */
  private static void writePositions(
      PackedWriter writer, byte[] bytes, int positionsFrom, List<PositionMove> moves) {
    List<PositionMove> ascending = new ArrayList<>(moves);
    ascending.sort(Comparator.comparingInt(PositionMove::instrumentId));
    int from = positionsFrom;
    for (PositionMove move : ascending) {
      int at = PackedPosition.find(bytes, from, move.instrumentId());
      writer.writeBytes(bytes, from, at - from);
      from = at;
      Position before = Position.flat(move.instrumentId());
      if (PackedPosition.holds(bytes, at, move.instrumentId())) {
        before = PackedPosition.read(bytes, at);
        from = PackedEntry.hop(bytes, at, 1);
      }
      PackedPosition.write(writer, move.after(before));
    }
    writer.writeBytes(bytes, from, bytes.length - from);
  }
}
