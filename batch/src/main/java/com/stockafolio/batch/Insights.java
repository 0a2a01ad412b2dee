package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The firm's view of the day, from what was counted while reading and the view {@code users}: who
 * and what traded most, when, which way, and how concentrated it was.
 */
final class Insights {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX");
  private static final int PRICE_DECIMALS = 4;

  private final SparkSession spark;
  private final DayTally tally;
  private final Instruments instruments;
  private final Map<String, Long> prices;
  private final int top;

  Insights(
      SparkSession spark,
      DayTally tally,
      Instruments instruments,
      Map<String, Long> prices,
      int top) {
    this.spark = spark;
    this.tally = tally;
    this.instruments = instruments;
    this.prices = prices;
    this.top = top;
  }

  /** Adds the insights to the document. */
  void addTo(ObjectNode document) {
    Map<Instrument, DaySums> byInstrument = new TreeMap<>(Comparator.comparingInt(Instrument::id));
    tally.instruments().forEach((id, sums) -> byInstrument.put(instruments.byId(id), sums));
    DaySums day = DaySums.sum(byInstrument.values());
    addTotals(document.putObject("totals"), day);
    ObjectNode traders = document.putObject("topTraders");
    addTraders(traders, "byMarketValue", "marketValue");
    addTraders(traders, "byTradedValue", "dayTradedValue");
    addTraders(traders, "byPnl", "dayPnl");
    Map<String, DaySums> bySector = new TreeMap<>();
    byInstrument.forEach((each, sums) -> bySector.merge(each.sector(), sums, DaySums::plus));
    for (var sector : largest(bySector)) {
      ObjectNode json = document.withArray("sectors").addObject();
      add(json.put("sector", sector.getKey()), sector.getValue(), day);
    }
    for (var stock : largest(byInstrument)) {
      ObjectNode json = document.withArray("stocks").addObject();
      json.put("symbol", stock.getKey().symbol());
      json.put("name", stock.getKey().name());
      json.put("sector", stock.getKey().sector());
      add(json, stock.getValue(), day);
      Long price = prices.get(stock.getKey().symbol());
      json.put(
          "closingPrice",
          price == null ? null : BigDecimal.valueOf(price, PRICE_DECIMALS).toPlainString());
    }
    addMinutes(document);
    addConcentration(document.putObject("concentration"), byInstrument, bySector, day);
  }

  private void addTotals(ObjectNode json, DaySums day) {
    Row users =
        spark
            .sql(
                "SELECT COUNT(*) AS users, count_if(dayTrades > 0) AS active, count_if(fresh) AS fresh,"
                    + " SUM(marketValue) AS marketValue, SUM(costBasis) AS costBasis,"
                    + " SUM(realizedPnl) AS realizedPnl, SUM(pnl) AS pnl, SUM(dayPnl) AS dayPnl FROM users")
            .first();
    json.put("users", users.<Long>getAs("users"));
    json.put("activeUsers", users.<Long>getAs("active"));
    json.put("newUsers", users.<Long>getAs("fresh"));
    json.put("trades", day.trades());
    json.put("shares", DecimalJson.text(day.shares()));
    json.put("tradedValue", DecimalJson.text(day.tradedValue()));
    json.put("buyValue", DecimalJson.text(day.bought()));
    json.put("sellValue", DecimalJson.text(day.sold()));
    json.put("imbalance", day.imbalance().toPlainString());
    for (String sum : List.of("marketValue", "costBasis", "realizedPnl", "pnl", "dayPnl")) {
      BigDecimal value = users.getAs(sum);
      json.put(sum, DecimalJson.text(value == null ? BigDecimal.ZERO : value));
    }
  }

  private void addTraders(ObjectNode json, String name, String by) {
    String query =
        "SELECT userHigh, userLow, dayTrades, marketValue, dayTradedValue, dayPnl, pnl FROM users"
            + " ORDER BY %s DESC, userHigh, userLow LIMIT %d".formatted(by, top);
    json.putArray(name);
    for (Row row : spark.sql(query).collectAsList()) {
      ObjectNode trader = json.withArray(name).addObject();
      trader.put("userId", UuidBytes.text(row.getAs("userHigh"), row.getAs("userLow")));
      trader.put("marketValue", DecimalJson.text(row.getAs("marketValue")));
      trader.put("tradedValue", DecimalJson.text(row.getAs("dayTradedValue")));
      trader.put("trades", row.<Long>getAs("dayTrades"));
      trader.put("dayPnl", DecimalJson.text(row.getAs("dayPnl")));
      trader.put("pnl", DecimalJson.text(row.getAs("pnl")));
    }
  }

  private static <K> List<Map.Entry<K, DaySums>> largest(Map<K, DaySums> sums) {
    List<Map.Entry<K, DaySums>> all = new ArrayList<>(sums.entrySet());
    // The sort is stable: equals stay in the map's order.
    all.sort(Comparator.comparing(each -> each.getValue().tradedValue().negate()));
    return all;
  }

  private static void add(ObjectNode json, DaySums sums, DaySums day) {
    json.put("trades", sums.trades());
    json.put("shares", DecimalJson.text(sums.shares()));
    json.put("tradedValue", DecimalJson.text(sums.tradedValue()));
    json.put("share", DaySums.ratio(sums.tradedValue(), day.tradedValue()).toPlainString());
    json.put("buyValue", DecimalJson.text(sums.bought()));
    json.put("sellValue", DecimalJson.text(sums.sold()));
    json.put("imbalance", sums.imbalance().toPlainString());
  }

  private void addMinutes(ObjectNode document) {
    document.putArray("minutes");
    new TreeMap<>(tally.minutes())
        .forEach(
            (minute, sums) -> {
              Instant at = Instant.ofEpochSecond(minute * 60);
              ObjectNode json = document.withArray("minutes").addObject();
              json.put("at", MINUTE.format(at.atZone(NEW_YORK)));
              json.put("trades", sums.trades());
              json.put("tradedValue", DecimalJson.text(sums.tradedValue()));
              json.put("buyValue", DecimalJson.text(sums.bought()));
              json.put("sellValue", DecimalJson.text(sums.sold()));
            });
  }

  private void addConcentration(
      ObjectNode json,
      Map<Instrument, DaySums> byInstrument,
      Map<String, DaySums> bySector,
      DaySums day) {
    Concentration.of(values(byInstrument), day.tradedValue()).addTo(json.putObject("stocks"));
    Concentration.of(values(bySector), day.tradedValue()).addTo(json.putObject("sectors"));
    Concentration.ofUsers(spark, day.tradedValue()).addTo(json.putObject("users"));
  }

  private static List<BigDecimal> values(Map<?, DaySums> sums) {
    return sums.values().stream().map(DaySums::tradedValue).toList();
  }
}
