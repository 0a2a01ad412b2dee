package com.stockafolio.engine.wire;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.portfolio.CorrectionForm;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;

/** Wire form of a transaction that is to be decided: one byte says which fields follow. */
final class TransactionForm {
  private static final int BUY = 0;
  private static final int SELL = 1;

  /** Added to BUY or SELL where there is a fee. */
  private static final int WITH_FEE = 2;

  private static final int CASH = 4;
  private static final int TRANSFER_IN = 5;
  private static final int TRANSFER_OUT = 6;
  private static final int BUST = 7;
  private static final int CORRECT = 8;

  private TransactionForm() {}

  static void write(Transaction transaction, PackedWriter out) {
    out.writeZigzag(transaction.tradedAtMillis());
    out.writeFixedLong(transaction.tradeId().high());
    out.writeFixedLong(transaction.tradeId().low());
    out.writeFixedLong(transaction.userId().high());
    out.writeFixedLong(transaction.userId().low());
    if (transaction instanceof Trade trade) {
      boolean fee = trade.fee().signum() != 0;
      out.writeByte((trade.side() == Side.BUY ? BUY : SELL) + (fee ? WITH_FEE : 0));
      out.writeString(trade.symbol());
      out.writeUnsignedBillionths(trade.quantity().billionths());
      out.writeUnsignedBillionths(trade.price().billionths());
      if (fee) {
        trade.fee().writeTo(out);
      }
    } else if (transaction instanceof CashMovement cash) {
      out.writeByte(CASH);
      out.writeByte(cash.kind().code());
      cash.amount().writeTo(out);
    } else if (transaction instanceof Revision revision) {
      writeRevision(revision, out);
    } else {
      Transfer transfer = (Transfer) transaction;
      out.writeByte(transfer.direction() == Direction.IN ? TRANSFER_IN : TRANSFER_OUT);
      out.writeString(transfer.symbol());
      out.writeBillionths(transfer.quantity().billionths());
      transfer.costBasis().writeTo(out);
    }
  }

  private static void writeRevision(Revision revision, PackedWriter out) {
    out.writeByte(revision instanceof Bust ? BUST : CORRECT);
    out.writeFixedLong(revision.of().high());
    out.writeFixedLong(revision.of().low());
    if (revision instanceof Bust bust) {
      out.writeString(bust.reason());
    } else {
      Correction correction = ((Correct) revision).correction();
      out.writeByte(correction.type().code());
      CorrectionForm.write(correction, out);
    }
  }

  static Transaction read(PackedReader in) {
    long tradedAt = in.readZigzag();
    TradeId tradeId = new TradeId(in.readFixedLong(), in.readFixedLong());
    UserId userId = new UserId(in.readFixedLong(), in.readFixedLong());
    int what = in.readByte();
    return switch (what) {
      case BUY, SELL, BUY + WITH_FEE, SELL + WITH_FEE ->
          new Trade(
              tradeId,
              userId,
              in.readString(),
              (what & SELL) == 0 ? Side.BUY : Side.SELL,
              new Quantity(in.readUnsignedBillionths()),
              new Price(in.readUnsignedBillionths()),
              what < WITH_FEE ? Money.ZERO : Money.readFrom(in),
              tradedAt);
      case CASH -> {
        CashKind kind = CashKind.ofCode(in.readByte());
        yield new CashMovement(tradeId, userId, Money.readFrom(in), kind, tradedAt);
      }
      case TRANSFER_IN, TRANSFER_OUT ->
          new Transfer(
              tradeId,
              userId,
              what == TRANSFER_IN ? Direction.IN : Direction.OUT,
              in.readString(),
              new Quantity(in.readBillionths()),
              Money.readFrom(in),
              tradedAt);
      case BUST -> {
        TradeId of = new TradeId(in.readFixedLong(), in.readFixedLong());
        yield new Bust(tradeId, userId, of, in.readString(), tradedAt);
      }
      case CORRECT -> {
        TradeId of = new TradeId(in.readFixedLong(), in.readFixedLong());
        EntryType type = EntryType.ofCode(in.readByte());
        yield new Correct(tradeId, userId, of, CorrectionForm.read(type, in), tradedAt);
      }
      default -> throw new IllegalArgumentException("no transaction is marked " + what);
    };
  }
}
