package com.stockafolio.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.Position;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.CashText;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.TransferText;
import com.stockafolio.transaction.UserId;

/** The user, instruments and trades that the tests of this package speak of. */
public final class Samples {

  public static final UserId USER = UserId.parse("00112233-4455-8677-8899-aabbccddeeff");
  public static final Instruments INSTRUMENTS = Instruments.load();

  private Samples() {}

  public static TradeId tradeId(long number) {
    return new TradeId(0x0123456789ab8000L, 0x8000000000000000L | number);
  }

  /** A record whose offset, times and tradeId all derive from its number. */
  public static TradeRecord record(
      long number, Side side, String symbol, String quantity, String price) {
    return record(number, tradeId(number), side, symbol, quantity, price);
  }

  public static TradeRecord record(
      long number, TradeId tradeId, Side side, String symbol, String quantity, String price) {
    Trade trade =
        new Trade(
            tradeId,
            USER,
            symbol,
            side,
            Quantity.parse(quantity),
            Price.parse(price),
            1_800_000_000_000L + number * 1000);
    return new TradeRecord(number * 10, 1_800_000_000_005L + number * 1000, trade);
  }

  /** The record of a worked example's step, in AAPL. */
  public static TradeRecord record(long number, JsonNode step) {
    long at = 1_800_000_000_000L + number * 1000;
    Transaction transaction =
        switch (step.path("type").asText("TRADE")) {
          case "CASH" ->
              new CashMovement(
                  tradeId(number),
                  USER,
                  CashText.amount(step.get("amount").asText()),
                  CashText.kind(step.get("kind").asText()),
                  at);
          case "TRANSFER" -> {
            Direction direction = TransferText.direction(step.get("direction").asText());
            Quantity quantity = TransferText.quantity(step.get("quantity").asText());
            String cost = step.has("costBasis") ? step.get("costBasis").asText() : null;
            yield new Transfer(
                tradeId(number),
                USER,
                direction,
                "AAPL",
                quantity,
                TransferText.costBasis(cost, direction, quantity),
                at);
          }
          default ->
              new Trade(
                  tradeId(number),
                  USER,
                  "AAPL",
                  TradeText.side(step.get("side").asText()),
                  TradeText.quantity(step.get("quantity").asText()),
                  TradeText.price(step.get("price").asText()),
                  TradeText.fee(step.has("fee") ? step.get("fee").asText() : null),
                  at);
        };
    return new TradeRecord(number * 10, at + 5, transaction);
  }

  public static BookedEntry accepted(Portfolio portfolio, TradeRecord record) {
    return ((Decision.Accepted) portfolio.decide(record, INSTRUMENTS)).entry();
  }

  public static Decision.Rejected rejected(Portfolio portfolio, TradeRecord record) {
    return (Decision.Rejected) portfolio.decide(record, INSTRUMENTS);
  }

  public static Portfolio book(Portfolio portfolio, TradeRecord record) {
    return portfolio.apply(accepted(portfolio, record));
  }

  /** Books "BUY 3 at 10.0000" and the like, in AAPL, numbered on from the portfolio's sequence. */
  public static Portfolio book(Portfolio portfolio, String... trades) {
    Portfolio next = portfolio;
    for (String trade : trades) {
      String[] words = trade.split(" ", -1);
      next =
          book(
              next,
              record(next.sequence() + 1, Side.valueOf(words[0]), "AAPL", words[1], words[3]));
    }
    return next;
  }

  public static Position apple(Portfolio portfolio) {
    return portfolio.position(INSTRUMENTS.bySymbol("AAPL").id());
  }

  public static Money dollars(String amount) {
    return Money.parse(amount);
  }
}
