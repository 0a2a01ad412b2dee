package com.stockafolio.portfolio;

import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;

/** Decides whether a transaction is booked: see {@link Portfolio#decide}. */
final class DecisionRules {
  private static final int SHOWN = 40;

  private DecisionRules() {}

  static Decision decide(byte[] packed, TradeRecord record, Instruments instruments) {
    Transaction transaction = record.transaction();
    Instrument instrument = null;
    String symbol = symbol(transaction);
    if (symbol != null) {
      instrument = instruments.bySymbol(symbol);
      if (instrument == null) {
        return new Decision.Rejected(
            RejectionReason.UNKNOWN_SYMBOL, "no instrument has the symbol " + shown(symbol));
      }
    }
    String first = first(packed, transaction.tradeId());
    if (first != null) {
      return new Decision.Rejected(RejectionReason.DUPLICATE, first);
    }
    BookedEntry entry = booked(record, instrument);
    if (instrument != null) {
      Position before = PackedPortfolio.position(packed, instrument.id());
      if (entry instanceof BookedTrade trade && !TradingRules.allows(instrument, before, trade)) {
        return new Decision.Rejected(
            RejectionReason.NOT_TRADABLE, TradingRules.refusal(instrument, before));
      }
      String violation = violation(before, entry);
      if (violation != null) {
        return new Decision.Rejected(reason(entry), violation);
      }
    }
    return new Decision.Accepted(entry);
  }

  /** Where the user's own record of the id was first, in words; null where it is not known. */
  static String first(byte[] packed, TradeId tradeId) {
    int index = PackedPortfolio.indexOf(packed, tradeId);
    if (index >= 0) {
      RecentEntry first = PackedPortfolio.recentEntries(packed, index + 1).get(index);
      return "first at offset " + first.offset();
    }
    return PackedPortfolio.isPushedOut(packed, tradeId)
        ? "first before the last %d entries".formatted(Portfolio.RECENT_ENTRIES)
        : null;
  }

  /** What stands against the entry, in words, or null. */
  static String violation(Position before, BookedEntry entry) {
    long quantity = before.quantity().billionths();
    long cost = before.costBasis().low();
    if (entry instanceof BookedTrade trade) {
      return PositionChange.violation(
          quantity, cost, trade.signedBillionths(), trade.price().billionths(), trade.fee().low());
    }
    if (entry instanceof BookedTransfer transfer) {
      long signed = transfer.quantity().billionths();
      if (transfer.direction() == Direction.IN) {
        return PositionChange.arrivalViolation(quantity, cost, signed, transfer.costBasis().low());
      }
      return PositionChange.holds(quantity, signed)
          ? null
          : "%s shares are to be transferred out, %s are held"
              .formatted(transfer.quantity(), before.quantity());
    }
    return null;
  }

  private static RejectionReason reason(BookedEntry entry) {
    return entry instanceof BookedTransfer transfer && transfer.direction() == Direction.OUT
        ? RejectionReason.NOT_HELD
        : RejectionReason.OUT_OF_RANGE;
  }

  /** The symbol that the transaction names; null where it names none. */
  private static String symbol(Transaction transaction) {
    if (transaction instanceof Trade trade) {
      return trade.symbol();
    }
    return transaction instanceof Transfer transfer ? transfer.symbol() : null;
  }

  private static BookedEntry booked(TradeRecord record, Instrument instrument) {
    Transaction transaction = record.transaction();
    if (transaction instanceof Trade trade) {
      return new BookedTrade(
          record.offset(),
          record.recordedAtMillis(),
          trade.tradedAtMillis(),
          trade.tradeId(),
          trade.userId(),
          instrument.id(),
          trade.side(),
          trade.quantity(),
          trade.price(),
          trade.fee());
    }
    if (transaction instanceof Transfer transfer) {
      return new BookedTransfer(
          record.offset(),
          record.recordedAtMillis(),
          transfer.tradedAtMillis(),
          transfer.tradeId(),
          transfer.userId(),
          instrument.id(),
          transfer.direction(),
          transfer.quantity(),
          transfer.costBasis());
    }
    if (transaction instanceof Revision) {
      throw new IllegalArgumentException("decided by its history alone: " + transaction);
    }
    CashMovement cash = (CashMovement) transaction;
    return new BookedCash(
        record.offset(),
        record.recordedAtMillis(),
        cash.tradedAtMillis(),
        cash.tradeId(),
        cash.userId(),
        cash.kind(),
        cash.amount());
  }

  private static String shown(String symbol) {
    return symbol.length() <= SHOWN ? symbol : symbol.substring(0, SHOWN) + "...";
  }
}
