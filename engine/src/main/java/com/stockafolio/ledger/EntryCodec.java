package com.stockafolio.ledger;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.portfolio.RevisionForm;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/**
 * What an entry of a journal event says beside its place, times and ids. A trade without a fee:
 * instrument, signed quantity, price (as {@link PackedWriter#writeBillionths} says). Any other: 0
 * in the instrument's place, the code of its {@link EntryType}, and
 *
 * <ul>
 *   <li>a trade: instrument, signed quantity, price, fee (varint);
 *   <li>cash: code of the {@link CashKind}, amount (zigzag);
 *   <li>a transfer: 0 in or 1 out, instrument, signed quantity, and of one that comes in its cost
 *       (zigzag);
 *   <li>a bust or a correction: what {@link RevisionForm} writes.
 * </ul>
 */
final class EntryCodec {
  private EntryCodec() {}

  static void write(BookedEntry entry, PackedWriter out) {
    if (entry instanceof BookedTrade trade) {
      writeTrade(trade, out);
    } else if (entry instanceof BookedCash cash) {
      writeKind(EntryType.CASH, out);
      out.writeByte(cash.kind().code());
      out.writeZigzag(cash.amount().hundredMillionthsExact());
    } else if (entry instanceof BookedRevision revision) {
      writeKind(revision.type(), out);
      RevisionForm.write(revision.content(), out);
    } else {
      BookedTransfer transfer = (BookedTransfer) entry;
      writeKind(EntryType.TRANSFER, out);
      boolean in = transfer.direction() == Direction.IN;
      out.writeByte(in ? 0 : 1);
      out.writeVarint(transfer.instrumentId());
      out.writeBillionths(transfer.quantity().billionths());
      if (in) {
        out.writeZigzag(transfer.costBasis().hundredMillionthsExact());
      }
    }
  }

  private static void writeTrade(BookedTrade trade, PackedWriter out) {
    long fee = trade.fee().low();
    if (fee != 0) {
      writeKind(EntryType.TRADE, out);
    }
    out.writeVarint(trade.instrumentId());
    out.writeBillionths(trade.side().sign() * trade.quantity().billionths());
    out.writeUnsignedBillionths(trade.price().billionths());
    if (fee != 0) {
      out.writeVarint(fee);
    }
  }

  private static void writeKind(EntryType kind, PackedWriter out) {
    out.writeVarint(0);
    out.writeByte(kind.code());
  }

  static BookedEntry read(
      PackedReader in,
      long offset,
      long recordedAt,
      long tradedAt,
      TradeId tradeId,
      UserId userId) {
    int instrument = in.readIntVarint();
    EntryType kind = instrument == 0 ? EntryType.ofCode(in.readByte()) : EntryType.TRADE;
    return switch (kind) {
      case TRADE -> readTrade(in, offset, recordedAt, tradedAt, tradeId, userId, instrument);
      case CASH ->
          new BookedCash(
              offset,
              recordedAt,
              tradedAt,
              tradeId,
              userId,
              CashKind.ofCode(in.readByte()),
              Money.ofHundredMillionths(in.readZigzag()));
      case TRANSFER -> readTransfer(in, offset, recordedAt, tradedAt, tradeId, userId);
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
          throw new IllegalArgumentException("no record of a user: " + kind);
      case BUST, CORRECT ->
          new BookedRevision(
              offset, recordedAt, tradedAt, tradeId, userId, RevisionForm.read(kind, in));
    };
  }

  /** Reads a trade; one whose instrument is still to be read has a fee. */
  private static BookedTrade readTrade(
      PackedReader in,
      long offset,
      long recordedAt,
      long tradedAt,
      TradeId tradeId,
      UserId userId,
      int instrument) {
    int instrumentId = instrument == 0 ? in.readIntVarint() : instrument;
    long quantity = in.readBillionths();
    Price price = new Price(in.readUnsignedBillionths());
    return new BookedTrade(
        offset,
        recordedAt,
        tradedAt,
        tradeId,
        userId,
        instrumentId,
        quantity < 0 ? Side.SELL : Side.BUY,
        new Quantity(Math.abs(quantity)),
        price,
        instrument == 0 ? Money.ofHundredMillionths(in.readVarint()) : Money.ZERO);
  }

  private static BookedTransfer readTransfer(
      PackedReader in,
      long offset,
      long recordedAt,
      long tradedAt,
      TradeId tradeId,
      UserId userId) {
    Direction direction = in.readByte() == 0 ? Direction.IN : Direction.OUT;
    int instrumentId = in.readIntVarint();
    Quantity quantity = new Quantity(in.readBillionths());
    Money cost =
        direction == Direction.IN ? Money.ofHundredMillionths(in.readZigzag()) : Money.ZERO;
    return new BookedTransfer(
        offset, recordedAt, tradedAt, tradeId, userId, instrumentId, direction, quantity, cost);
  }
}
