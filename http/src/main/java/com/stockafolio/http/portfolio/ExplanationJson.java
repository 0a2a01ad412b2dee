package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import akka.util.ByteString;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.Position;
import com.stockafolio.http.answer.JsonBuffer;

/** Why a position is what it is, as the API's JSON. Amounts are decimal strings, exact. */
final class ExplanationJson {
  private static final byte[] SEQUENCE = piece("{\"sequence\":");
  private static final byte[] POSITION = piece(",\"position\":{");
  private static final byte[] STEPS = piece("},\"steps\":[");
  private static final byte[] ENTRY = piece("{\"entry\":");
  private static final byte[] MOVED = piece(",\"moved\":{\"quantity\":");
  private static final byte[] AFTER = piece("},\"after\":{\"quantity\":");
  private static final byte[] QUANTITY = piece(",\"quantity\":");
  private static final byte[] COST_BASIS = piece(",\"costBasis\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] NEXT = piece("],\"next\":");
  private static final byte[] NULL = piece("null");
  private static final int SIZE_HINT = 256;
  private static final int STEP_SIZE_HINT = 560;

  private final PortfolioJson json;

  ExplanationJson(PortfolioJson json) {
    this.json = json;
  }

  ByteString of(Explanations.Told told) {
    JsonBuffer out = new JsonBuffer(SIZE_HINT + told.newestFirst().size() * STEP_SIZE_HINT);
    Position position = told.position();
    out.append(SEQUENCE).append(told.sequence()).append(POSITION);
    out.append(json.instruments().texts().of(position.instrumentId()).described());
    out.append(QUANTITY);
    amounts(position.quantity(), position.costBasis(), position.realizedPnl(), out);
    out.append(STEPS);
    boolean first = true;
    for (Explanations.Step step : told.newestFirst()) {
      if (!first) {
        out.nextElement();
      }
      first = false;
      out.append(ENTRY);
      json.entry(step.entry(), told.revised(), out);
      out.append(MOVED);
      amounts(step.moved().quantity(), step.moved().cost(), step.moved().realizedPnl(), out);
      out.append(AFTER);
      amounts(step.after().quantity(), step.after().costBasis(), step.after().realizedPnl(), out);
      out.append('}').append('}');
    }
    out.append(NEXT);
    if (told.next() == 1) {
      out.append(NULL);
    } else {
      out.append(told.next());
    }
    return out.append('}').toByteString();
  }

  private static void amounts(Quantity quantity, Money cost, Money realized, JsonBuffer out) {
    out.append(quantity).append(COST_BASIS).append(cost).append(REALIZED_PNL).append(realized);
  }
}
