package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Side;
import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.EntryType;

/** Busts and corrections as the API's JSON: what they are of, what they say, what they moved. */
final class RevisionJson {
  private static final byte[] OF = piece(",\"of\":");
  private static final byte[] OF_SEQUENCE = piece(",\"ofSequence\":");
  private static final byte[] OF_TYPE = piece(",\"ofType\":");
  private static final byte[] SYMBOL = piece(",\"symbol\":");
  private static final byte[] REASON = piece(",\"reason\":");
  private static final byte[] CORRECTED_TO = piece(",\"correctedTo\":{");
  private static final byte[] MOVES = piece(",\"moves\":[");
  private static final byte[] CASH_MOVED = piece("],\"cashMoved\":");
  private static final byte[] INCOME_MOVED = piece(",\"incomeMoved\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] SIDE = piece("\"side\":");
  private static final byte[] QUANTITY = piece(",\"quantity\":");
  private static final byte[] PRICE = piece(",\"price\":");
  private static final byte[] FEE = piece(",\"fee\":");
  private static final byte[] AMOUNT = piece("\"amount\":");
  private static final byte[] KIND = piece(",\"kind\":");
  private static final byte[] DIRECTION = piece("\"direction\":");
  private static final byte[] COST_BASIS = piece(",\"costBasis\":");
  private static final byte[] MOVED = piece("{\"symbol\":");
  private static final byte[] INSTRUMENT_ID = piece(",\"instrumentId\":");
  private static final byte[] BUSTED_BY = piece(",\"bustedBy\":");
  private static final byte[] CORRECTED_BY = piece(",\"correctedBy\":");

  private final InstrumentBoard instruments;

  RevisionJson(InstrumentBoard instruments) {
    this.instruments = instruments;
  }

  /** Appends by what an entry was taken back or corrected, if it was: null for neither. */
  static void mark(RevisionNote revision, JsonBuffer out) {
    if (revision != null) {
      out.append(revision.type() == EntryType.BUST ? BUSTED_BY : CORRECTED_BY);
      out.append(revision.tradeId());
    }
  }

  /** Appends the fields of a bust or a correction, each with a comma before it. */
  void append(RevisionContent revision, JsonBuffer out) {
    out.append(OF).append(revision.of());
    out.append(OF_SEQUENCE).append(revision.ofSequence());
    out.append(OF_TYPE).append(quoted(revision.ofType().name()));
    if (revision.instrumentId() != 0) {
      out.append(SYMBOL).append(symbol(revision.instrumentId()));
    }
    if (!revision.reason().isEmpty()) {
      out.append(REASON).append(piece(InstrumentTexts.quoted(revision.reason())));
    }
    if (revision.correction() != null) {
      out.append(CORRECTED_TO);
      corrected(revision.correction(), out);
      out.append('}');
    }
    out.append(MOVES);
    Money realized = Money.ZERO;
    boolean first = true;
    for (PositionMove move : revision.moves()) {
      if (!first) {
        out.nextElement();
      }
      first = false;
      moved(move, out);
      realized = realized.plus(move.realizedPnl());
    }
    out.append(CASH_MOVED).append(revision.cash());
    out.append(INCOME_MOVED).append(revision.income());
    out.append(REALIZED_PNL).append(realized);
  }

  private static void corrected(Correction to, JsonBuffer out) {
    if (to instanceof Correction.OfTrade trade) {
      out.append(SIDE).append(quoted(trade.side() == Side.BUY ? "BUY" : "SELL"));
      out.append(QUANTITY).append(trade.quantity());
      out.append(PRICE).append(trade.price());
      out.append(FEE).append(trade.fee());
    } else if (to instanceof Correction.OfCash cash) {
      out.append(AMOUNT).append(cash.amount());
      out.append(KIND).append(quoted(cash.kind().name()));
    } else if (to instanceof Correction.OfTransfer transfer) {
      out.append(DIRECTION).append(quoted(transfer.direction().name()));
      out.append(QUANTITY).append(transfer.quantity());
      out.append(COST_BASIS).append(transfer.costBasis());
    }
  }

  private void moved(PositionMove move, JsonBuffer out) {
    out.append(MOVED).append(symbol(move.instrumentId()));
    out.append(INSTRUMENT_ID).append(move.instrumentId());
    out.append(QUANTITY).append(move.quantity());
    out.append(COST_BASIS).append(move.cost());
    out.append(REALIZED_PNL).append(move.realizedPnl());
    out.append('}');
  }

  private byte[] symbol(int instrumentId) {
    return instruments.texts().of(instrumentId).symbol();
  }

  private static byte[] quoted(String name) {
    return piece('"' + name + '"');
  }
}
