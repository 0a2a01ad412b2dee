package com.stockafolio.loadtest.browser.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Days as the batch documents them, of made-up trading; the same seed makes the same day. */
public final class StubDays {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int TRADERS = 10;

  private final Random random;
  private final ObjectNode day = StubDesk.JSON.createObjectNode();

  /** What was traded of one thing. */
  private static final class Flow {
    private long trades;
    private BigDecimal shares = BigDecimal.ZERO;
    private BigDecimal bought = BigDecimal.ZERO;
    private BigDecimal sold = BigDecimal.ZERO;

    BigDecimal value() {
      return bought.add(sold);
    }

    void add(Flow other) {
      trades += other.trades;
      shares = shares.add(other.shares);
      bought = bought.add(other.bought);
      sold = sold.add(other.sold);
    }

    void write(ObjectNode json, BigDecimal all) {
      json.put("trades", trades).put("shares", text(shares)).put("tradedValue", text(value()));
      if (all != null) {
        json.put("share", ratio(value(), all));
      }
      json.put("buyValue", text(bought)).put("sellValue", text(sold));
      json.put("imbalance", ratio(bought.subtract(sold), value()));
    }
  }

  private StubDays(long seed) {
    this.random = new Random(seed);
  }

  /** A certified day. */
  public static ObjectNode certified(LocalDate date, LocalDate previous, long seed) {
    StubDays made = new StubDays(seed);
    made.head(date, previous);
    made.trading(date);
    made.people();
    made.certificate();
    return made.day;
  }

  /** The same day with so many differences, all of one user but for the last, which has none. */
  public static ObjectNode different(
      LocalDate date, LocalDate previous, long seed, String user, int count) {
    ObjectNode made = certified(date, previous, seed).put("status", "different");
    ObjectNode certificate = (ObjectNode) made.get("certificate");
    certificate.put("verdict", "different").put("differences", count).put("usersDiffering", 1);
    ArrayNode listed = certificate.withArray("listed");
    for (int i = 0; i < count - 1; i++) {
      ObjectNode each = listed.addObject().put("userId", user);
      each.put("subject", i == 0 ? "AAPL quantity" : "AAPL costBasis " + i);
      each.put("expected", "100.5").put("found", "101.25");
    }
    ObjectNode last = listed.addObject().putNull("userId");
    last.put("subject", "record 2/4711 archived field price").put("expected", "178.4900");
    last.putNull("found");
    return made;
  }

  /** Has the day have booked ids more than once, of which it lists two. */
  public static ObjectNode repeating(ObjectNode made, String user, int count) {
    ObjectNode certificate = (ObjectNode) made.get("certificate");
    certificate.put("repeatedIds", count);
    for (int i = 1; i <= 2; i++) {
      certificate
          .withArray("repeats")
          .addObject()
          .put("userId", user)
          .put("tradeId", "0b0f4ab0-6a3c-4d6e-9d3b-00000000000" + i)
          .put("times", 1 + i);
    }
    return made;
  }

  private void head(LocalDate date, LocalDate previous) {
    String closedAt = date + "T21:00:00.123Z";
    day.put("schema", 1).put("date", date.toString());
    day.put("closeId", closedAt.replaceAll("[-:]", "")).put("closedAt", closedAt);
    day.put("previousDate", previous == null ? null : previous.toString());
    day.put("status", "certified");
  }

  private Flow flow(long mostTrades) {
    Flow flow = new Flow();
    flow.trades = 1 + (long) (mostTrades * Math.pow(random.nextDouble(), 3));
    flow.shares = BigDecimal.valueOf(flow.trades * 500_000 + random.nextInt(10_000), 4);
    BigDecimal value =
        flow.shares.multiply(BigDecimal.valueOf(500_000L + random.nextInt(3_500_000), 4));
    flow.bought = value.multiply(BigDecimal.valueOf(30 + random.nextInt(40), 2));
    flow.sold = value.subtract(flow.bought);
    return flow;
  }

  private void trading(LocalDate date) {
    Map<Instrument, Flow> stocks = new TreeMap<>(Comparator.comparingInt(Instrument::id));
    Map<String, Flow> sectors = new TreeMap<>();
    Flow all = new Flow();
    for (Instrument stock : Instruments.load().all()) {
      Flow flow = flow(3_000);
      stocks.put(stock, flow);
      sectors.computeIfAbsent(stock.sector(), sector -> new Flow()).add(flow);
      all.add(flow);
    }
    ObjectNode totals = day.putObject("totals");
    totals.put("users", 5_000).put("activeUsers", 4_000 + random.nextInt(1_000));
    totals.put("newUsers", random.nextInt(20));
    all.write(totals, null);
    totals.put("marketValue", amount(4e8)).put("costBasis", amount(4e8));
    totals.put("realizedPnl", "-100.25").put("pnl", amount(1e6)).put("dayPnl", amount(1e5));
    day.putObject("topTraders");
    largest(sectors)
        .forEach(
            entry -> {
              ObjectNode json = day.withArray("sectors").addObject();
              entry.getValue().write(json.put("sector", entry.getKey()), all.value());
            });
    largest(stocks)
        .forEach(
            entry -> {
              Instrument stock = entry.getKey();
              ObjectNode json = day.withArray("stocks").addObject().put("symbol", stock.symbol());
              json.put("name", stock.name()).put("sector", stock.sector());
              entry.getValue().write(json, all.value());
              json.put("closingPrice", stock.startingPrice().toString());
            });
    minutes(date);
    for (String by : List.of("stocks", "sectors", "users")) {
      ObjectNode json = day.withObject("concentration").putObject(by);
      json.put("herfindahl", "0.002134")
          .put("topTenShare", by.equals("sectors") ? "0.9810" : "0.0312");
    }
  }

  private static <K> List<Map.Entry<K, Flow>> largest(Map<K, Flow> flows) {
    List<Map.Entry<K, Flow>> all = new ArrayList<>(flows.entrySet());
    all.sort(Comparator.comparing(entry -> entry.getValue().value().negate()));
    return all;
  }

  private void minutes(LocalDate date) {
    ArrayNode minutes = day.putArray("minutes");
    OffsetDateTime open = date.atTime(LocalTime.of(9, 30)).atZone(NEW_YORK).toOffsetDateTime();
    for (int minute = 0; minute < 390; minute++) {
      if (minute % 97 == 50) {
        continue; // a minute without a trade is left out
      }
      Flow flow = flow(200 + Math.abs(minute - 195));
      ObjectNode json = minutes.addObject();
      json.put("at", open.plusMinutes(minute).toString()).put("trades", flow.trades);
      json.put("tradedValue", text(flow.value())).put("buyValue", text(flow.bought));
      json.put("sellValue", text(flow.sold));
    }
  }

  private void people() {
    for (String ranking : List.of("byMarketValue", "byTradedValue", "byPnl")) {
      ArrayNode traders = day.withObject("topTraders").putArray(ranking);
      for (int i = 0; i < TRADERS; i++) {
        ObjectNode trader = traders.addObject();
        trader.put("userId", new UUID(random.nextLong(), random.nextLong()).toString());
        trader.put("marketValue", amount(1e6)).put("tradedValue", amount(1e6));
        trader.put("trades", random.nextInt(100)).put("dayPnl", amount(1e4));
        trader.put("pnl", "-" + amount(1e4));
      }
    }
  }

  private void certificate() {
    ObjectNode json = day.putObject("certificate");
    json.put("records", 100_150).put("booked", 100_000);
    json.putObject("rejected").put("DUPLICATE", 50).put("MALFORMED", 100);
    json.put("recordsOfNoLedger", 0);
    for (int ledger = 0; ledger < 16; ledger++) {
      ObjectNode each = json.withArray("ledgers").addObject();
      each.put("ledger", ledger).put("partition", ledger % 4).put("after", -1);
      each.put("upTo", 25_000 + ledger).put("records", 6_250).put("booked", 6_240);
      each.put("users", 312);
    }
    json.put("usersCompared", 5_000).put("usersDiffering", 0).put("numbersCompared", 230_000);
    json.put("positionsSummed", 40_000).putArray("symbols");
    json.put("verdict", "certified").put("differences", 0).putArray("listed");
  }

  private String amount(double about) {
    return text(BigDecimal.valueOf((long) (about * 1e8 * (0.5 + random.nextDouble())), 8));
  }

  private static String text(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return (plain.scale() < 0
            ? plain.setScale(0)
            : plain.setScale(Math.min(8, plain.scale()), RoundingMode.DOWN))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, MathContext.DECIMAL64)
        .setScale(4, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
