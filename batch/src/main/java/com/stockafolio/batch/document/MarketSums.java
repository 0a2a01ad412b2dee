package com.stockafolio.batch.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.books.Difference;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.ExactSum;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.Action;
import com.stockafolio.batch.market.MarketDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the day's actions of the market did to all users, from the view {@code users}.
 *
 * @param day the list, and what of it is the day's
 * @param shares by instrument, by how many the shares of all users rose, through busts and
 *     corrections too
 * @param worth by how much the cost less what is realised rose, of all positions, in dollars
 * @param found by number, how many positions it found
 * @param beyond those who stayed as they were, since a bound would have been passed
 */
public record MarketSums(
    MarketDay day,
    Map<Integer, BigDecimal> shares,
    BigDecimal worth,
    Map<Integer, Long> found,
    List<Beyond> beyond) {
  private static final int MONEY_DECIMALS = 8;
  private static final List<String> WHOLES =
      List.of("instrumentId", "newInstrumentId", "from", "to");

  private static final String SHIFTS =
      """
      SELECT instrument, %s, %s
      FROM (SELECT inline(shifts) FROM users WHERE shifts IS NOT NULL)
      WHERE action <> 0 GROUP BY instrument
      """
          .formatted(
              ExactSum.columns("quantity", "moved"),
              ExactSum.columns("IF(action > 0, value, 0L)", "worth"));

  private static final String MET =
      """
      SELECT abs(action) AS action, COUNT(*) AS found
      FROM (SELECT explode(met) AS action FROM users WHERE met IS NOT NULL)
      GROUP BY abs(action)
      """;

  private static final String BEYOND =
      """
      SELECT userHigh, userLow, -action AS action
      FROM (SELECT userHigh, userLow, explode(met) AS action FROM users WHERE met IS NOT NULL)
      WHERE action < 0 ORDER BY userHigh, userLow, action LIMIT %d
      """;

  /** A user, and the number of the action. */
  record Beyond(String userId, int number) {}

  /** Reads them; lists at most so many that are beyond a bound. */
  public static MarketSums read(SparkSession spark, MarketDay day, int most) {
    boolean revised =
        !spark.sql("SELECT 1 FROM users WHERE revisions IS NOT NULL LIMIT 1").isEmpty();
    if (day.before() == day.values().size() && !revised) {
      return new MarketSums(day, Map.of(), BigDecimal.ZERO, Map.of(), List.of());
    }
    Map<Integer, BigDecimal> shares = new TreeMap<>();
    BigDecimal worth = BigDecimal.ZERO;
    for (Row row : spark.sql(SHIFTS).collectAsList()) {
      int instrument = row.getAs("instrument");
      shares.put(instrument, ExactSum.of(row, "moved", DecimalJson.BILLIONTHS));
      worth = worth.add(ExactSum.of(row, "worth", MONEY_DECIMALS));
    }
    Map<Integer, Long> found = new TreeMap<>();
    for (Row row : spark.sql(MET).collectAsList()) {
      found.put(row.<Integer>getAs("action"), row.<Long>getAs("found"));
    }
    List<Beyond> beyond = new ArrayList<>();
    for (Row row : spark.sql(BEYOND.formatted(most)).collectAsList()) {
      beyond.add(
          new Beyond(
              UuidBytes.text(row.getAs("userHigh"), row.getAs("userLow")),
              row.<Integer>getAs("action")));
    }
    return new MarketSums(day, shares, worth, found, beyond);
  }

  /** Adds the day's actions to the document, as the market said them. */
  public void addActions(ObjectNode document) {
    ArrayNode all = document.putArray("actions");
    for (Action action : day.view().actions()) {
      ObjectNode json = all.addObject();
      json.put("number", action.number());
      json.put("actionId", action.id());
      json.put("type", action.type().name());
      for (String name : Action.TERMS) {
        if (action.text(name) != null) {
          json.put(name, action.text(name));
        }
      }
      for (String name : WHOLES) {
        if (action.text(name) != null) {
          json.put(name, Integer.parseInt(action.text(name)));
        }
      }
      json.put("positions", found.getOrDefault(action.number(), 0L));
    }
  }

  /**
   * Adds the list to the certificate. What actions took from the cost, or realised, they must have
   * paid: gives the difference where that is not so, else null.
   *
   * @param inLieu the cash of all users that actions paid, but dividends
   */
  Difference addTo(ObjectNode json, BigDecimal inLieu) {
    ObjectNode market = json.putObject("market");
    market.put("number", day.values().size());
    market.put("hash", day.hash());
    ArrayNode listed = market.putArray("outOfRange");
    for (Beyond each : beyond) {
      listed.addObject().put("userId", each.userId()).put("number", each.number());
    }
    BigDecimal due = worth.negate();
    return due.compareTo(inLieu) == 0
        ? null
        : new Difference(
            null,
            "cash that actions of the market paid, but dividends",
            DecimalJson.text(due),
            DecimalJson.text(inLieu));
  }
}
