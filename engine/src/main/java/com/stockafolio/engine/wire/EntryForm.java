package com.stockafolio.engine.wire;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.RevisionForm;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/** Wire form of a booked entry, its position and the totals after it. */
final class EntryForm {
  private EntryForm() {}

  static void write(EntryOutcome outcome, PackedWriter out) {
    writeEntry(outcome.entry(), out);
    for (Position position : outcome.positions()) {
      writePosition(position, out);
    }
    writeTotals(outcome.totals(), out);
  }

  static EntryOutcome read(PackedReader in) {
    RecentEntry entry = readEntry(in);
    List<Position> positions = new ArrayList<>(2);
    for (int i = entry.touched().size(); i > 0; i--) {
      positions.add(readPosition(in));
    }
    return new EntryOutcome(entry, positions, readTotals(in));
  }

  private static void writeEntry(RecentEntry entry, PackedWriter out) {
    out.writeByte(entry.type().code());
    out.writeVarint(entry.sequence());
    out.writeVarint(entry.offset());
    out.writeFixedLong(entry.tradeId().high());
    out.writeFixedLong(entry.tradeId().low());
    out.writeZigzag(entry.tradedAtMillis());
    out.writeZigzag(entry.recordedAtMillis());
    if (entry instanceof RecentTrade trade) {
      out.writeVarint(trade.instrumentId());
      out.writeByte(trade.side() == Side.BUY ? 0 : 1);
      out.writeUnsignedBillionths(trade.quantity().billionths());
      out.writeUnsignedBillionths(trade.price().billionths());
      trade.fee().writeTo(out);
      trade.value().writeTo(out);
      trade.realizedPnl().writeTo(out);
    } else if (entry instanceof RecentCash cash) {
      out.writeByte(cash.kind().code());
      cash.amount().writeTo(out);
    } else if (entry instanceof RecentAction action) {
      ActionForm.write(action, out);
    } else if (entry instanceof RecentRevision revision) {
      RevisionForm.write(revision.content(), out);
    } else {
      RecentTransfer transfer = (RecentTransfer) entry;
      out.writeByte(transfer.direction() == Direction.IN ? 0 : 1);
      out.writeVarint(transfer.instrumentId());
      out.writeBillionths(transfer.quantity().billionths());
      transfer.cost().writeTo(out);
      transfer.realizedPnl().writeTo(out);
    }
  }

  private static RecentEntry readEntry(PackedReader in) {
    EntryType kind = EntryType.ofCode(in.readByte());
    long sequence = in.readVarint();
    long offset = in.readVarint();
    TradeId id = new TradeId(in.readFixedLong(), in.readFixedLong());
    long tradedAt = in.readZigzag();
    long recordedAt = in.readZigzag();
    return switch (kind) {
      case TRADE -> {
        int instrument = in.readIntVarint();
        Side side = in.readByte() == 0 ? Side.BUY : Side.SELL;
        Quantity quantity = new Quantity(in.readUnsignedBillionths());
        Price price = new Price(in.readUnsignedBillionths());
        Money fee = Money.readFrom(in);
        Money value = Money.readFrom(in);
        Money realized = Money.readFrom(in);
        yield new RecentTrade(
            sequence,
            offset,
            id,
            instrument,
            side,
            quantity,
            price,
            fee,
            value,
            realized,
            tradedAt,
            recordedAt);
      }
      case CASH -> {
        CashKind cash = CashKind.ofCode(in.readByte());
        yield new RecentCash(sequence, offset, id, cash, Money.readFrom(in), tradedAt, recordedAt);
      }
      case TRANSFER -> {
        Direction direction = in.readByte() == 0 ? Direction.IN : Direction.OUT;
        int instrument = in.readIntVarint();
        Quantity quantity = new Quantity(in.readBillionths());
        Money cost = Money.readFrom(in);
        Money realized = Money.readFrom(in);
        yield new RecentTransfer(
            sequence,
            offset,
            id,
            direction,
            instrument,
            quantity,
            cost,
            realized,
            tradedAt,
            recordedAt);
      }
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
          ActionForm.read(in, kind, sequence, offset, id, recordedAt);
      case BUST, CORRECT ->
          new RecentRevision(
              sequence, offset, id, RevisionForm.read(kind, in), tradedAt, recordedAt);
    };
  }

  private static void writePosition(Position position, PackedWriter out) {
    out.writeVarint(position.instrumentId());
    out.writeBillionths(position.quantity().billionths());
    position.costBasis().writeTo(out);
    position.realizedPnl().writeTo(out);
  }

  private static Position readPosition(PackedReader in) {
    return new Position(
        in.readIntVarint(),
        new Quantity(in.readBillionths()),
        Money.readFrom(in),
        Money.readFrom(in));
  }

  private static void writeTotals(Totals totals, PackedWriter out) {
    totals.sharesHeld().writeTo(out);
    out.writeVarint(totals.tradeCount());
    totals.tradedValue().writeTo(out);
    totals.costBasis().writeTo(out);
    totals.realizedPnl().writeTo(out);
    totals.cash().writeTo(out);
    totals.income().writeTo(out);
  }

  private static Totals readTotals(PackedReader in) {
    return new Totals(
        Shares.readFrom(in),
        in.readVarint(),
        Money.readFrom(in),
        Money.readFrom(in),
        Money.readFrom(in),
        Money.readFrom(in),
        Money.readFrom(in));
  }
}
