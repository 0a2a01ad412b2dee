package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import com.stockafolio.amount.Side;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.transaction.Direction;

/** Booked entries as the API's JSON. Amounts are decimal strings, exact. */
final class EntryJson {
  private static final byte[] SEQUENCE = piece("{\"sequence\":");
  private static final byte[] TYPE = piece("{\"type\":");
  private static final byte[] SEQUENCE_AFTER_TYPE = piece(",\"sequence\":");
  private static final byte[] TRADE_ID = piece(",\"tradeId\":");
  private static final byte[] SYMBOL = piece(",\"symbol\":");
  private static final byte[] BUY = piece(",\"side\":\"BUY\"");
  private static final byte[] SELL = piece(",\"side\":\"SELL\"");
  private static final byte[] IN = piece(",\"direction\":\"IN\"");
  private static final byte[] OUT = piece(",\"direction\":\"OUT\"");
  private static final byte[] QUANTITY = piece(",\"quantity\":");
  private static final byte[] PRICE = piece(",\"price\":");
  private static final byte[] FEE = piece(",\"fee\":");
  private static final byte[] VALUE = piece(",\"value\":");
  private static final byte[] COST_BASIS = piece(",\"costBasis\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] AMOUNT = piece(",\"amount\":");
  private static final byte[] KIND = piece(",\"kind\":");
  private static final byte[] TRADED_AT = piece(",\"tradedAt\":");
  private static final byte[] RECORDED_AT = piece(",\"recordedAt\":");

  private final InstrumentBoard instruments;
  private final ActionJson actions;

  EntryJson(InstrumentBoard instruments) {
    this.instruments = instruments;
    this.actions = new ActionJson(instruments);
  }

  /** Appends a trade. */
  void trade(RecentTrade trade, JsonBuffer out) {
    out.append(SEQUENCE);
    tradeFrom(trade, out);
  }

  /** Appends an entry of any kind, its type first. */
  void entry(RecentEntry entry, JsonBuffer out) {
    out.append(TYPE).append(quoted(entry.type().name())).append(SEQUENCE_AFTER_TYPE);
    if (entry instanceof RecentTrade trade) {
      tradeFrom(trade, out);
    } else if (entry instanceof RecentCash cash) {
      begin(entry, out);
      out.append(AMOUNT).append(cash.amount());
      out.append(KIND).append(quoted(cash.kind().name()));
      end(entry, out);
    } else if (entry instanceof RecentAction action) {
      begin(entry, out);
      actions.append(action, out);
      end(entry, out);
    } else {
      RecentTransfer transfer = (RecentTransfer) entry;
      begin(entry, out);
      out.append(transfer.direction() == Direction.IN ? IN : OUT);
      out.append(SYMBOL).append(instruments.texts().of(transfer.instrumentId()).symbol());
      out.append(QUANTITY).append(transfer.quantity());
      out.append(COST_BASIS).append(transfer.cost());
      out.append(REALIZED_PNL).append(transfer.realizedPnl());
      end(entry, out);
    }
  }

  /** Appends a trade from the number of its sequence on. */
  private void tradeFrom(RecentTrade trade, JsonBuffer out) {
    begin(trade, out);
    out.append(SYMBOL).append(instruments.texts().of(trade.instrumentId()).symbol());
    out.append(trade.side() == Side.BUY ? BUY : SELL);
    out.append(QUANTITY).append(trade.quantity());
    out.append(PRICE).append(trade.price());
    out.append(FEE).append(trade.fee());
    out.append(VALUE).append(trade.value());
    out.append(REALIZED_PNL).append(trade.realizedPnl());
    end(trade, out);
  }

  private static void begin(RecentEntry entry, JsonBuffer out) {
    out.append(entry.sequence()).append(TRADE_ID).append(entry.tradeId());
  }

  private static void end(RecentEntry entry, JsonBuffer out) {
    out.append(TRADED_AT).appendInstant(entry.tradedAtMillis());
    out.append(RECORDED_AT).appendInstant(entry.recordedAtMillis());
    out.append('}');
  }

  private static byte[] quoted(String name) {
    return piece('"' + name + '"');
  }
}
