package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import akka.util.ByteString;
import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.lots.ClosedLot;
import com.stockafolio.lots.OpenLot;
import com.stockafolio.lots.PositionLots;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.time.Duration;
import java.util.List;

/** The lots of a position as the API's JSON. Amounts are decimal strings, exact. */
final class LotsJson {
  private static final byte[] SEQUENCE = piece("{\"sequence\":");
  private static final byte[] POSITION = piece(",\"position\":{");
  private static final byte[] QUANTITY = piece(",\"quantity\":");
  private static final byte[] COST_BASIS = piece(",\"costBasis\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] METHOD = piece("},\"method\":\"");
  private static final byte[] SUMS = piece("\",\"costBasis\":");
  private static final byte[] LOTS = piece(",\"lots\":[");
  private static final byte[] CLOSED = piece("],\"closed\":[");
  private static final byte[] NEXT = piece("],\"next\":");
  private static final byte[] OPENED_BY = piece("{\"openedBy\":");
  private static final byte[] OPENED_AS = piece(",\"openedAs\":\"");
  private static final byte[] ACQUIRED_AT = piece("\",\"acquiredAt\":");
  private static final byte[] CLOSED_BY = piece(",\"closedBy\":");
  private static final byte[] CLOSED_AS = piece(",\"closedAs\":\"");
  private static final byte[] CLOSED_AT = piece("\",\"closedAt\":");
  private static final byte[] DAYS_HELD = piece(",\"daysHeld\":");
  private static final byte[] PROCEEDS = piece(",\"proceeds\":");
  private static final byte[] NULL = piece("null");
  private static final int SIZE_HINT = 512;
  private static final int LOT_SIZE_HINT = 200;
  private static final int CLOSED_SIZE_HINT = 400;

  private final PortfolioJson json;

  LotsJson(PortfolioJson json) {
    this.json = json;
  }

  /**
   * Some of them.
   *
   * @param before only closed lots before this one, counted from 1 in the order of their closing
   * @param limit the most closed lots, above 0
   */
  ByteString of(Lots.Told told, long before, int limit) {
    PositionLots lots = told.lots();
    Position position = lots.position();
    int newest = (int) Math.min(before - 1, lots.closed().size());
    int oldest = Math.max(0, newest - limit);
    JsonBuffer out =
        new JsonBuffer(
            SIZE_HINT + lots.open().size() * LOT_SIZE_HINT + (newest - oldest) * CLOSED_SIZE_HINT);
    out.append(SEQUENCE).append(told.sequence()).append(POSITION);
    out.append(json.instruments().texts().of(position.instrumentId()).described());
    out.append(QUANTITY).append(position.quantity());
    sums(COST_BASIS, position.costBasis(), position.realizedPnl(), out);
    out.append(METHOD).append(piece(lots.method().name()));
    sums(SUMS, lots.costBasis(), lots.realizedPnl(), out);
    out.append(LOTS);
    boolean first = true;
    for (OpenLot lot : lots.open()) {
      first = parted(first, out);
      lot(lot, out);
      out.append('}');
    }
    out.append(CLOSED);
    first = true;
    List<ClosedLot> closed = lots.closed();
    for (int i = newest - 1; i >= oldest; i--) {
      first = parted(first, out);
      closed(closed.get(i), out);
    }
    out.append(NEXT);
    if (oldest == 0) {
      out.append(NULL);
    } else {
      out.append((long) oldest + 1);
    }
    return out.append('}').toByteString();
  }

  private static boolean parted(boolean first, JsonBuffer out) {
    if (!first) {
      out.nextElement();
    }
    return false;
  }

  private static void sums(byte[] name, Money cost, Money realized, JsonBuffer out) {
    out.append(name).append(cost).append(REALIZED_PNL).append(realized);
  }

  private static void lot(OpenLot lot, JsonBuffer out) {
    event(OPENED_BY, lot.openedBy(), OPENED_AS, lot.openedAs(), out);
    out.append(ACQUIRED_AT).appendInstant(lot.acquiredAtMillis());
    out.append(QUANTITY).append(lot.quantity()).append(COST_BASIS).append(lot.cost());
  }

  private static void closed(ClosedLot closed, JsonBuffer out) {
    lot(closed.lot(), out);
    event(CLOSED_BY, closed.closedBy(), CLOSED_AS, closed.closedAs(), out);
    out.append(CLOSED_AT).appendInstant(closed.closedAtMillis());
    long held = closed.closedAtMillis() - closed.lot().acquiredAtMillis();
    out.append(DAYS_HELD).append(Duration.ofMillis(held).toDays()).append(PROCEEDS);
    if (closed.proceeds() == null) {
      out.append(NULL);
    } else {
      out.append(closed.proceeds());
    }
    out.append(REALIZED_PNL).append(closed.realizedPnl()).append('}');
  }

  private static void event(
      byte[] byName, TradeId by, byte[] asName, EntryType as, JsonBuffer out) {
    out.append(byName).append(by).append(asName).append(piece(as.name()));
  }
}
