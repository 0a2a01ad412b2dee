package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import com.stockafolio.amount.Side;
import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
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
  private final RevisionJson revisions;

  EntryJson(InstrumentBoard instruments) {
    this.instruments = instruments;
    this.actions = new ActionJson(instruments);
    this.revisions = new RevisionJson(instruments);
  }

  /**
   * Appends a trade.
   *
   * @param revision by what it was taken back or corrected; null for neither
   */
  void trade(RecentTrade trade, RevisionNote revision, JsonBuffer out) {
    out.append(SEQUENCE);
    begin(trade, out);
    fields(trade, out);
    end(trade, revision, out);
  }

  /**
   * Appends an entry of any kind, its type first.
   *
   * @param revision by what it was taken back or corrected; null for neither
   */
  void entry(RecentEntry entry, RevisionNote revision, JsonBuffer out) {
    out.append(TYPE).append(quoted(entry.type().name())).append(SEQUENCE_AFTER_TYPE);
    begin(entry, out);
    if (entry instanceof RecentTrade trade) {
      fields(trade, out);
    } else if (entry instanceof RecentCash cash) {
      out.append(AMOUNT).append(cash.amount());
      out.append(KIND).append(quoted(cash.kind().name()));
    } else if (entry instanceof RecentTransfer transfer) {
      fields(transfer, out);
    } else if (entry instanceof RecentAction action) {
      actions.append(action, out);
    } else if (entry instanceof RecentRevision bustOrCorrection) {
      revisions.append(bustOrCorrection.content(), out);
    }
    end(entry, revision, out);
  }

  private void fields(RecentTransfer transfer, JsonBuffer out) {
    out.append(transfer.direction() == Direction.IN ? IN : OUT);
    out.append(SYMBOL).append(instruments.texts().of(transfer.instrumentId()).symbol());
    out.append(QUANTITY).append(transfer.quantity());
    out.append(COST_BASIS).append(transfer.cost());
    out.append(REALIZED_PNL).append(transfer.realizedPnl());
  }

  private void fields(RecentTrade trade, JsonBuffer out) {
    out.append(SYMBOL).append(instruments.texts().of(trade.instrumentId()).symbol());
    out.append(trade.side() == Side.BUY ? BUY : SELL);
    out.append(QUANTITY).append(trade.quantity());
    out.append(PRICE).append(trade.price());
    out.append(FEE).append(trade.fee());
    out.append(VALUE).append(trade.value());
    out.append(REALIZED_PNL).append(trade.realizedPnl());
  }

  private static void begin(RecentEntry entry, JsonBuffer out) {
    out.append(entry.sequence()).append(TRADE_ID).append(entry.tradeId());
  }

  private static void end(RecentEntry entry, RevisionNote revision, JsonBuffer out) {
    out.append(TRADED_AT).appendInstant(entry.tradedAtMillis());
    out.append(RECORDED_AT).appendInstant(entry.recordedAtMillis());
    RevisionJson.mark(revision, out);
    out.append('}');
  }

  private static byte[] quoted(String name) {
    return piece('"' + name + '"');
  }
}
