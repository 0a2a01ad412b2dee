package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.source.Stocks.Stock;
import com.stockafolio.loadtest.checker.text.DecimalText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What the checker's tests trade in. */
public final class Samples {
  public static final Stocks STOCKS =
      new Stocks(
          List.of(
              new Stock("AAPL", "Apple", "Information Technology"),
              new Stock("BF.B", "Brown–Forman \"B\"", "Consumer Staples"),
              new Stock("AMZN", "Amazon.com", "Consumer Discretionary"),
              new Stock("XOM", "ExxonMobil", "Energy"),
              new Stock("JPM", "JPMorgan Chase", "Financials")));

  /** Before the market did anything, in a topic of four partitions. */
  public static final StockLists MARKET = new StockLists(STOCKS, 4);

  public static final Preload NO_PRELOAD = new Preload(0, 0, STOCKS);
  public static final Sample EVERYBODY = new Sample(1);

  private Samples() {}

  public static UUID uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** A trade that broke no rule so far. */
  public static Reading trade(UUID id, UUID user, int stock, int sign, long quantity, long price) {
    return new Reading(
        Verdict.BOOKED,
        true,
        Reading.What.TRADE,
        id.getMostSignificantBits(),
        id.getLeastSignificantBits(),
        user.getMostSignificantBits(),
        user.getLeastSignificantBits(),
        stock,
        sign,
        quantity,
        price,
        0,
        1_795_532_645_123L + quantity % 1000,
        Status.ACTIVE,
        null);
  }

  /** What takes a trade back. */
  public static Reading bust(UUID id, Reading trade) {
    return new Reading(
        Verdict.BOOKED,
        true,
        Reading.What.BUST,
        id.getMostSignificantBits(),
        id.getLeastSignificantBits(),
        trade.userHigh(),
        trade.userLow(),
        Stocks.UNKNOWN,
        0,
        0,
        0,
        0,
        trade.tradedAt(),
        Status.ACTIVE,
        new Reading.Of(trade.idHigh(), trade.idLow()));
  }

  /** The same record, but that it does something else with so much money. */
  public static Reading as(Reading.What what, Reading other, long money) {
    return new Reading(
        other.verdict(),
        true,
        what,
        other.idHigh(),
        other.idLow(),
        other.userHigh(),
        other.userLow(),
        other.stock(),
        other.sign(),
        other.quantity(),
        other.price(),
        money,
        other.tradedAt(),
        other.status(),
        other.of());
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A positive number in units of 1e-9, or what {@link DecimalText} says of any other. */
  public static long units(String decimal) {
    char[] text = decimal.toCharArray();
    return DecimalText.parsePositive(text, 0, text.length);
  }
}
