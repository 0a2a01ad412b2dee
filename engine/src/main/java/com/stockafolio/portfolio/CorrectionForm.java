package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;

/**
 * The bytes of what an entry should have said, wherever they lie. Of a trade: byte 0 buy or 1 sell,
 * quantity, price, varint fee. Of cash: byte {@link CashKind}, zigzag amount. Of a transfer: byte 0
 * in or 1 out, quantity, zigzag cost. Quantities and prices are as {@link
 * PackedWriter#writeBillionths} says.
 */
public final class CorrectionForm {
  private CorrectionForm() {}

  /** Writes all but the type. */
  public static void write(Correction correction, PackedWriter out) {
    if (correction instanceof Correction.OfTrade trade) {
      out.writeByte(trade.side() == Side.BUY ? 0 : 1);
      out.writeUnsignedBillionths(trade.quantity().billionths());
      out.writeUnsignedBillionths(trade.price().billionths());
      out.writeVarint(trade.fee().low());
    } else if (correction instanceof Correction.OfCash cash) {
      out.writeByte(cash.kind().code());
      out.writeZigzag(cash.amount().low());
    } else {
      Correction.OfTransfer transfer = (Correction.OfTransfer) correction;
      out.writeByte(transfer.direction() == Direction.IN ? 0 : 1);
      out.writeBillionths(transfer.quantity().billionths());
      out.writeZigzag(transfer.costBasis().low());
    }
  }

  /** Reads what {@link #write} wrote of an entry of the type. */
  public static Correction read(EntryType type, PackedReader in) {
    return switch (type) {
      case TRADE ->
          new Correction.OfTrade(
              in.readByte() == 0 ? Side.BUY : Side.SELL,
              new Quantity(in.readUnsignedBillionths()),
              new Price(in.readUnsignedBillionths()),
              Money.ofHundredMillionths(in.readVarint()));
      case CASH ->
          new Correction.OfCash(
              CashKind.ofCode(in.readByte()), Money.ofHundredMillionths(in.readZigzag()));
      case TRANSFER ->
          new Correction.OfTransfer(
              in.readByte() == 0 ? Direction.IN : Direction.OUT,
              new Quantity(in.readBillionths()),
              Money.ofHundredMillionths(in.readZigzag()));
      default -> throw new IllegalArgumentException("nothing that is corrected: " + type);
    };
  }
}
