package com.stockafolio.batch.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.Stock;
import com.stockafolio.batch.market.Stocks;
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
public final class Insights {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX");

  /** What is added up of all users, in dollars. */
  static final List<String> SUMS =
      List.of(
          "marketValue",
          "costBasis",
          "realizedPnl",
          "cash",
          "income",
          "cashInLieu",
          "dividends",
          "pnl",
          "dayPnl");

  private final SparkSession spark;
  private final DayTally tally;
  private final UserTotals users;
  private final Stocks instruments;
  private final Map<String, Long> prices;
  private final int top;

  /** The insights of a day whose tables are registered as views. */
  public Insights(
      SparkSession spark,
      DayTally tally,
      UserTotals users,
      Stocks instruments,
      Map<String, Long> prices,
      int top) {
    this.spark = spark;
    this.tally = tally;
    this.users = users;
    this.instruments = instruments;
    this.prices = prices;
    this.top = top;
  }

  /** Adds the insights to the document. */
  public void addTo(ObjectNode document) {
    Map<Stock, DaySums> byInstrument = new TreeMap<>(Comparator.comparingInt(Stock::id));
    tally.instruments().forEach((id, sums) -> byInstrument.put(instruments.byId(id), sums));
    DaySums day = tally.day();
    addTotals(document.putObject("totals"), day);
    ObjectNode traders = document.putObject("topTraders");
    addTraders(traders, "byMarketValue", "marketValue");
    List<Row> largestTraders = addTraders(traders, "byTradedValue", "dayTradedValue");
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
      json.put("closingPrice", price == null ? null : DecimalJson.price(price));
    }
    addMinutes(document);
    ObjectNode concentration = document.putObject("concentration");
    BigDecimal all = day.tradedValue();
    Concentration.of(values(byInstrument), all).addTo(concentration.putObject("stocks"));
    Concentration.of(values(bySector), all).addTo(concentration.putObject("sectors"));
    Concentration.ofSums(users.squaredBillionths(), tenLargest(largestTraders), all)
        .addTo(concentration.putObject("users"));
  }

  private void addTotals(ObjectNode json, DaySums day) {
    json.put("users", users.users());
    json.put("activeUsers", users.active());
    json.put("newUsers", users.fresh());
    json.put("trades", day.trades());
    json.put("shares", DecimalJson.text(day.shares()));
    json.put("tradedValue", DecimalJson.text(day.tradedValue()));
    json.put("buyValue", DecimalJson.text(day.bought()));
    json.put("sellValue", DecimalJson.text(day.sold()));
    json.put("imbalance", day.imbalance().toPlainString());
    OtherSums others = tally.others();
    json.put("fees", DecimalJson.text(others.fees()));
    json.put("transfers", others.transfers());
    json.put("cashMovements", others.movements());
    json.put("cashMoved", DecimalJson.text(others.moved()));
    BigDecimal income = others.income().add(users.dollars().get("dividends"));
    json.put("dayIncome", DecimalJson.text(income));
    for (String sum : SUMS) {
      json.put(sum, DecimalJson.text(users.dollars().get(sum)));
    }
  }

  /** Adds the users with most of something; gives them, at least ten if there are so many. */
  private List<Row> addTraders(ObjectNode json, String name, String by) {
    String query =
        "SELECT userHigh, userLow, dayTrades, marketValue, dayTradedValue, dayPnl, pnl FROM users"
            + " ORDER BY %s DESC, userHigh, userLow LIMIT %d"
                .formatted(by, Math.max(top, Concentration.TEN));
    List<Row> rows = spark.sql(query).collectAsList();
    json.putArray(name);
    for (Row row : rows.subList(0, Math.min(top, rows.size()))) {
      ObjectNode trader = json.withArray(name).addObject();
      trader.put("userId", UuidBytes.text(row.getAs("userHigh"), row.getAs("userLow")));
      trader.put("marketValue", DecimalJson.text(row.getAs("marketValue")));
      trader.put("tradedValue", DecimalJson.text(row.getAs("dayTradedValue")));
      trader.put("trades", row.<Long>getAs("dayTrades"));
      trader.put("dayPnl", DecimalJson.text(row.getAs("dayPnl")));
      trader.put("pnl", DecimalJson.text(row.getAs("pnl")));
    }
    return rows;
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

  private static BigDecimal tenLargest(List<Row> traders) {
    return traders.stream()
        .limit(Concentration.TEN)
        .map(row -> row.<BigDecimal>getAs("dayTradedValue"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<BigDecimal> values(Map<?, DaySums> sums) {
    return sums.values().stream().map(DaySums::tradedValue).toList();
  }
}
