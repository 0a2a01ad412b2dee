package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.ActionOutcome;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/** What an action's entry says beside its place, time and id, see {@link PackedPortfolio}. */
final class PackedAction {
  private static final int OUT_OF_RANGE = 0x80;

  private PackedAction() {}

  static void write(PackedWriter writer, RecentAction action) {
    ActionOutcome outcome = action.outcome();
    writer.writeVarint(action.number());
    writer.writeVarint(action.instrumentId());
    writer.writeByte(outcome.outOfRange() ? OUT_OF_RANGE : outcome.moves().size());
    for (PositionMove move : outcome.moves()) {
      writer.writeVarint(move.instrumentId());
      PackedPosition.writeQuantity(writer, move.quantity().billionths());
      move.cost().writeTo(writer);
      move.realizedPnl().writeTo(writer);
    }
    outcome.cash().writeTo(writer);
  }

  /** Reads what {@link #write} wrote. */
  static RecentAction read(
      PackedReader reader,
      TradeId id,
      EntryType type,
      long sequence,
      long offset,
      long recordedAt) {
    int number = reader.readIntVarint();
    int instrumentId = reader.readIntVarint();
    int moves = reader.readByte();
    boolean outOfRange = moves == OUT_OF_RANGE;
    List<PositionMove> moved = new ArrayList<>(2);
    for (int i = 0; i < moves && !outOfRange; i++) {
      moved.add(
          new PositionMove(
              reader.readIntVarint(),
              new Quantity(PackedPosition.readQuantity(reader)),
              Money.readFrom(reader),
              Money.readFrom(reader)));
    }
    ActionOutcome outcome = new ActionOutcome(moved, Money.readFrom(reader), outOfRange);
    return new RecentAction(sequence, offset, id, type, number, instrumentId, outcome, recordedAt);
  }
}
