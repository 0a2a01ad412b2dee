package com.stockafolio.http.events;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import akka.util.ByteString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.entry.Position;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.portfolio.DayStart;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.transaction.EntryType;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

/** The events of a stream in their wire form. */
public final class EventFrames {
  /** A real comment: akka-http's own heartbeat is an empty event, which browsers deliver. */
  static final ByteString HEARTBEAT = ByteString.fromString(": heartbeat\n\n");

  /** What the client knows is void; a snapshot follows. */
  static final ByteString RESET = ByteString.fromString("event: reset\ndata: {}\n\n");

  /** The node is about to leave; the client should connect again. */
  static final ByteString GO_AWAY = ByteString.fromString("event: goaway\ndata: {}\n\n");

  /** A newer stream of the user needs the place; the client may come again, but not at once. */
  static final ByteString GIVE_WAY =
      ByteString.fromString("retry: 5000\nevent: goaway\ndata: {\"reason\":\"limit\"}\n\n");

  /** The sign of life that scripts can see, where comments are hidden from them. */
  static final ByteString ALIVE = ByteString.fromString("event: alive\ndata: {}\n\n");

  /** The client's admission has ended; it needs a new one to connect again. */
  static final ByteString EXPIRED =
      ByteString.fromString("event: goaway\ndata: {\"reason\":\"expired\"}\n\n");

  private static final byte[] ID = piece("id: ");
  private static final byte[] SNAPSHOT = piece("\nevent: snapshot\ndata: ");
  private static final byte[] TRADE = piece("\nevent: trade\ndata: ");
  private static final byte[] CASH = piece("\nevent: cash\ndata: ");
  private static final byte[] TRANSFERRED = piece("\nevent: transferred\ndata: ");
  private static final byte[] ADJUSTED = piece("\nevent: adjusted\ndata: ");
  private static final byte[] BUSTED = piece("\nevent: busted\ndata: ");
  private static final byte[] CORRECTED = piece("\nevent: corrected\ndata: ");
  private static final byte[] VALUATION = piece("event: valuation\ndata: {\"sequence\":");
  private static final byte[] PRICED_AT = piece(",\"pricedAt\":");
  private static final byte[] POSITIONS = piece(",\"positions\":[");
  private static final byte[] END_OF_VALUATION = piece("]}\n\n");
  private static final byte[] END = piece("\n\n");
  private static final int ENTRY_SIZE_HINT = 1_024;
  private static final int SNAPSHOT_SIZE_HINT = 8_192;
  private static final int POSITION_SIZE_HINT = 256;

  /** Room for the price, the value and the profit of a position, their names included. */
  private static final int VALUED_SIZE_HINT = 128;

  private final PortfolioJson json;

  /** Events with portfolios as this JSON. */
  public EventFrames(PortfolioJson json) {
    this.json = json;
  }

  /** Tells the client how long to wait before it connects again. */
  static ByteString retry(Duration wait) {
    return ByteString.fromString("retry: " + wait.toMillis() + "\n\n");
  }

  /**
   * A record of the user that was not booked.
   *
   * @param tradeId null where the record has none that can be read
   * @param detail the reason in words; null for none
   */
  static ByteString rejected(String tradeId, String reason, String detail) {
    return ByteString.fromString(
        "event: rejected\ndata: {\"tradeId\":%s,\"reason\":%s%s}\n\n"
            .formatted(
                tradeId == null ? "null" : quoted(tradeId),
                quoted(reason),
                detail == null ? "" : ",\"detail\":" + quoted(detail)));
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** What is known of instruments now. */
  InstrumentBoard instruments() {
    return json.instruments();
  }

  /** The prices of now. */
  Prices prices() {
    return json.prices();
  }

  /**
   * The whole portfolio.
   *
   * @param day what the profit of the day is counted from; null for none
   */
  ByteString snapshot(Portfolio portfolio, Prices prices, DayStart day) {
    JsonBuffer out = JsonBuffer.ofEvent(SNAPSHOT_SIZE_HINT);
    out.append(ID).append(portfolio.sequence()).append(SNAPSHOT);
    json.portfolio(portfolio, prices, day, out);
    return out.append(END).toByteString();
  }

  /**
   * An entry that was just booked.
   *
   * @param after the portfolio after it
   */
  ByteString booked(EntryOutcome outcome, Portfolio after) {
    Prices prices = json.prices();
    JsonBuffer out = new JsonBuffer(ENTRY_SIZE_HINT);
    booked(outcome, prices, prices.marketValue(after.positions()), out);
    return out.toByteString();
  }

  /**
   * Entries that the client missed, in one piece. What the portfolio was worth after each is told
   * by the prices of now, as everything is.
   *
   * @param after the portfolio after the last of them
   */
  ByteString missed(List<EntryOutcome> missed, Portfolio after) {
    Prices prices = json.prices();
    Money[] values = new Money[missed.size()];
    Money value = prices.marketValue(after.positions());
    for (int i = values.length - 1; i >= 0; i--) {
      values[i] = value;
      value = before(missed.get(i), value, prices);
    }
    JsonBuffer out = new JsonBuffer(ENTRY_SIZE_HINT * values.length);
    for (int i = 0; i < values.length; i++) {
      booked(missed.get(i), prices, values[i], out);
    }
    return out.toByteString();
  }

  /** What the portfolio without the entry would be worth; null where that is unknown. */
  private static Money before(EntryOutcome missed, Money valueAfter, Prices prices) {
    List<Position> before = missed.positionsBefore();
    Money value = valueAfter;
    for (int i = 0; i < before.size(); i++) {
      Position after = missed.positions().get(i);
      long price = prices.billionths(after.instrumentId());
      if (value == null || price == 0) {
        return null;
      }
      // Each position's value is rounded by itself, so the entry's own is not what it moved.
      value =
          value
              .minus(Money.product(after.quantity(), new Price(price)))
              .plus(Money.product(before.get(i).quantity(), new Price(price)));
    }
    return value;
  }

  private void booked(EntryOutcome told, Prices prices, Money marketValue, JsonBuffer out) {
    out.append(ID).append(told.entry().sequence()).append(event(told.entry().type()));
    json.booked(told, prices, marketValue, out);
    out.append(END);
  }

  private static byte[] event(EntryType type) {
    return switch (type) {
      case TRADE -> TRADE;
      case CASH -> CASH;
      case TRANSFER -> TRANSFERRED;
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER -> ADJUSTED;
      case BUST -> BUSTED;
      case CORRECT -> CORRECTED;
    };
  }

  /**
   * The open positions of one state of a portfolio, with the JSON of what prices do not change.
   *
   * @param positions the open ones, by symbol
   * @param lines one for each position, without its price and its closing brace
   * @param head the event up to the time of the prices
   * @param begunTotals the totals without their value and their closing brace
   */
  record Holdings(
      long sequence,
      Totals totals,
      List<Position> positions,
      List<byte[]> lines,
      byte[] head,
      byte[] begunTotals) {}

  Holdings holdings(Portfolio portfolio) {
    List<Position> open = json.open(portfolio);
    JsonBuffer head = new JsonBuffer(POSITION_SIZE_HINT);
    head.append(VALUATION).append(portfolio.sequence()).append(PRICED_AT);
    JsonBuffer totals = new JsonBuffer(POSITION_SIZE_HINT);
    json.beginTotals(portfolio.totals(), totals);
    return new Holdings(
        portfolio.sequence(),
        portfolio.totals(),
        open,
        open.stream().map(this::line).toList(),
        head.toArray(),
        totals.toArray());
  }

  private byte[] line(Position position) {
    JsonBuffer line = new JsonBuffer(POSITION_SIZE_HINT);
    json.beginPosition(position, line);
    return line.toArray();
  }

  /**
   * The value of holdings at some prices; has no id, as it is no change of the portfolio.
   *
   * @param day what the profit of the day is counted from; null for none
   * @param listed which positions are told, by their place; the totals are always those of all
   */
  ByteString valuation(Holdings holdings, Prices prices, DayStart day, IntPredicate listed) {
    int size = holdings.head.length + holdings.begunTotals.length + 3 * VALUED_SIZE_HINT;
    for (int i = 0; i < holdings.lines.size(); i++) {
      if (listed.test(i)) {
        size += holdings.lines.get(i).length + VALUED_SIZE_HINT;
      }
    }
    JsonBuffer out = JsonBuffer.ofEvent(size);
    out.append(holdings.head).appendInstant(prices.pricedAtMillis()).append(holdings.begunTotals);
    json.endTotals(holdings.totals, prices.marketValue(holdings.positions), day, out);
    out.append(POSITIONS);
    boolean first = true;
    for (int i = 0; i < holdings.positions.size(); i++) {
      if (listed.test(i)) {
        if (!first) {
          out.nextElement();
        }
        first = false;
        out.append(holdings.lines.get(i));
        json.endPosition(holdings.positions.get(i), prices, out);
      }
    }
    return out.append(END_OF_VALUATION).toByteString();
  }
}
