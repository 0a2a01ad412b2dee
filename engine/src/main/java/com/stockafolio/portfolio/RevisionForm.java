package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of what a bust or a correction says and did, wherever they lie: 16 bytes the target's
 * id, varint its sequence, byte its type's code, varint instrument id; of a bust the reason; of a
 * correction what {@link CorrectionForm} writes; then varint number of moves, each: varint
 * instrument id, quantity, money cost, money realised P&amp;L; then money cash, income and traded
 * value. Quantities and prices are as {@link PackedWriter#writeBillionths} says.
 */
public final class RevisionForm {
  private RevisionForm() {}

  /** Writes all but the type. */
  public static void write(RevisionContent content, PackedWriter out) {
    out.writeFixedLong(content.of().high());
    out.writeFixedLong(content.of().low());
    out.writeVarint(content.ofSequence());
    out.writeByte(content.ofType().code());
    out.writeVarint(content.instrumentId());
    if (content.correction() == null) {
      out.writeString(content.reason());
    } else {
      CorrectionForm.write(content.correction(), out);
    }
    out.writeVarint(content.moves().size());
    for (PositionMove move : content.moves()) {
      out.writeVarint(move.instrumentId());
      out.writeBillionths(move.quantity().billionths());
      move.cost().writeTo(out);
      move.realizedPnl().writeTo(out);
    }
    content.cash().writeTo(out);
    content.income().writeTo(out);
    content.tradedValue().writeTo(out);
  }

  /** Reads what {@link #write} wrote of a revision of the type. */
  public static RevisionContent read(EntryType type, PackedReader in) {
    TradeId of = new TradeId(in.readFixedLong(), in.readFixedLong());
    long ofSequence = in.readVarint();
    EntryType ofType = EntryType.ofCode(in.readByte());
    int instrumentId = in.readIntVarint();
    boolean bust = type == EntryType.BUST;
    String reason = bust ? in.readString() : "";
    Correction correction = bust ? null : CorrectionForm.read(ofType, in);
    return new RevisionContent(
        type,
        of,
        ofSequence,
        ofType,
        instrumentId,
        reason,
        correction,
        readMoves(in),
        Money.readFrom(in),
        Money.readFrom(in),
        Money.readFrom(in));
  }

  private static List<PositionMove> readMoves(PackedReader in) {
    int size = in.readIntVarint();
    List<PositionMove> moves = new ArrayList<>(Math.min(size, 16));
    for (int i = 0; i < size; i++) {
      moves.add(
          new PositionMove(
              in.readIntVarint(),
              new Quantity(in.readBillionths()),
              Money.readFrom(in),
              Money.readFrom(in)));
    }
    return moves;
  }
}
