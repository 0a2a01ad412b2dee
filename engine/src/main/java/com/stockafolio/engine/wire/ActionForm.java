package com.stockafolio.engine.wire;

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

/** Wire form of what an action of the market says beside its place, times and id. */
final class ActionForm {
  private ActionForm() {}

  static void write(RecentAction action, PackedWriter out) {
    ActionOutcome outcome = action.outcome();
    out.writeVarint(action.number());
    out.writeVarint(action.instrumentId());
    out.writeByte(outcome.outOfRange() ? 1 : 0);
    out.writeVarint(outcome.moves().size());
    for (PositionMove move : outcome.moves()) {
      out.writeVarint(move.instrumentId());
      out.writeBillionths(move.quantity().billionths());
      move.cost().writeTo(out);
      move.realizedPnl().writeTo(out);
    }
    outcome.cash().writeTo(out);
  }

  static RecentAction read(
      PackedReader in, EntryType type, long sequence, long offset, TradeId id, long recordedAt) {
    int number = in.readIntVarint();
    int instrument = in.readIntVarint();
    boolean outOfRange = in.readByte() == 1;
    List<PositionMove> moves = new ArrayList<>(2);
    for (int i = in.readIntVarint(); i > 0; i--) {
      moves.add(
          new PositionMove(
              in.readIntVarint(),
              new Quantity(in.readBillionths()),
              Money.readFrom(in),
              Money.readFrom(in)));
    }
    ActionOutcome outcome = new ActionOutcome(moves, Money.readFrom(in), outOfRange);
    return new RecentAction(sequence, offset, id, type, number, instrument, outcome, recordedAt);
  }
}
