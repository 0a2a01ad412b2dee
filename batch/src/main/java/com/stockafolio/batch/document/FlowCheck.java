package com.stockafolio.batch.document;

import com.stockafolio.batch.books.Difference;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.ExactSum;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.Stocks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The check that needs no books: whatever the rules of cost and P&amp;L, over any trades a
 * position's quantity moves by the sum of the signed quantities, and its cost less its realised
 * P&amp;L by the sum of the signed values and fees, each rounded by itself, and of the cost that
 * was transferred in. So plain sums over the archive must meet the ledgers' positions, user by user
 * and symbol by symbol.
 *
 * <p>What is left over of each position must be nothing; each is summed by itself and exactly. What
 * a transfer out takes along, and what an action of the market does, is no sum of records: it is a
 * row of the batch's own fold.
 *
 * @param symbols what was summed, by instrument
 * @param differing how many positions don't meet the sums
 * @param listed the first of them
 */
record FlowCheck(Map<Integer, Symbol> symbols, long differing, List<Difference> listed) {
  private static final int MONEY_DECIMALS = 8;

  /**
   * The positions of one symbol.
   *
   * @param positions how many the ledgers wrote
   * @param before the shares that all users held the day before
   * @param held the shares that they hold
   */
  record Symbol(long positions, BigDecimal before, BigDecimal held) {
    static final Symbol NONE = new Symbol(0, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /**
   * Shares and cash of each trade, those of the portfolio before, and less the one at the close;
   * cash in its upper and its lower 32 bits.
   */
  private static final String FLOWS =
      """
      SELECT userHigh, userLow, instrument, kind,
             IF(kind = 1, -quantity, quantity) AS quantity,
             CASE kind
               WHEN 0 THEN shiftright(value, 32)
               WHEN 1 THEN shiftleft(realizedHigh, 32) + shiftrightunsigned(realizedLow, 32)
                           - shiftright(cost, 32)
               ELSE shiftright(cost, 32)
                    - shiftleft(realizedHigh, 32) - shiftrightunsigned(realizedLow, 32)
             END AS high,
             CASE kind
               WHEN 0 THEN value & 4294967295
               WHEN 1 THEN (realizedLow & 4294967295) - (cost & 4294967295)
               ELSE (cost & 4294967295) - (realizedLow & 4294967295)
             END AS low
      FROM entries
      UNION ALL
      SELECT userHigh, userLow, instrument, 0 AS kind, quantity,
             shiftright(value, 32) AS high, value & 4294967295 AS low
      FROM (SELECT userHigh, userLow, inline(shifts) FROM users WHERE shifts IS NOT NULL)
      """;

  /**
   * A row for each position: whether something is left over of it, and what was held of it. On the
   * way a user's trades may move more shares than a long counts, though no position holds as many.
   */
  private static final String POSITIONS =
      """
      SELECT userHigh, userLow, instrument,
             moved_high + shiftright(moved_low, 32) AS sharesHigh,
             moved_low & 4294967295 AS sharesLow,
             high + shiftright(low, 32) AS high, low & 4294967295 AS low,
             positions, before_high, before_low, held_high, held_low
      FROM (
        SELECT userHigh, userLow, instrument,
               SUM(high) AS high, SUM(low) AS low, count_if(kind = 1) AS positions,
               %s, %s, %s
        FROM flows GROUP BY userHigh, userLow, instrument)
      """
          .formatted(
              ExactSum.columns("quantity", "moved"),
              ExactSum.columns("IF(kind = 2, quantity, 0L)", "before"),
              ExactSum.columns("IF(kind = 1, -quantity, 0L)", "held"));

  private static final String LEFT_OVER =
      "sharesHigh <> 0 OR sharesLow <> 0 OR high <> 0 OR low <> 0";

  private static final String BY_SYMBOL =
      """
      SELECT instrument, SUM(positions) AS positions, count_if(%s) AS differing,
             SUM(before_high) AS before_high, SUM(before_low) AS before_low,
             SUM(held_high) AS held_high, SUM(held_low) AS held_low
      FROM positions GROUP BY instrument
      """
          .formatted(LEFT_OVER);

  private static final String DIFFERING =
      """
      SELECT userHigh, userLow, instrument, sharesHigh, sharesLow, high, low
      FROM positions WHERE %s
      ORDER BY userHigh, userLow, instrument LIMIT %d
      """;

  /** Runs the check over the view {@code entries}, of which each is an {@link Entry}. */
  static FlowCheck run(SparkSession spark, Stocks instruments, int most) {
    spark.sql(FLOWS).createOrReplaceTempView("flows");
    spark.sql(POSITIONS).createOrReplaceTempView("positions");
    Map<Integer, Symbol> symbols = new TreeMap<>();
    long differing = 0;
    for (Row row : spark.sql(BY_SYMBOL).collectAsList()) {
      int instrument = row.getAs("instrument");
      symbols.put(
          instrument,
          new Symbol(
              row.getAs("positions"),
              ExactSum.of(row, "before", DecimalJson.BILLIONTHS),
              ExactSum.of(row, "held", DecimalJson.BILLIONTHS)));
      differing += row.<Long>getAs("differing");
    }
    List<Difference> listed = new ArrayList<>();
    if (differing > 0) {
      for (Row row : spark.sql(DIFFERING.formatted(LEFT_OVER, most)).collectAsList()) {
        listed.add(difference(row, instruments));
      }
    }
    return new FlowCheck(symbols, differing, listed);
  }

  /** How many positions the ledgers wrote. */
  long positions() {
    return symbols.values().stream().mapToLong(Symbol::positions).sum();
  }

  private static Difference difference(Row row, Stocks instruments) {
    BigDecimal shares = whole(row, "sharesHigh", "sharesLow", DecimalJson.BILLIONTHS);
    BigDecimal dollars = whole(row, "high", "low", MONEY_DECIMALS);
    int instrument = row.getAs("instrument");
    String symbol =
        instrument > instruments.highest()
            ? "instrument " + instrument
            : instruments.byId(instrument).symbol();
    return new Difference(
        UuidBytes.text(row.getAs("userHigh"), row.getAs("userLow")),
        symbol + " sums of the archive less the position: shares, dollars",
        "0, 0",
        DecimalJson.text(shares) + ", " + DecimalJson.text(dollars));
  }

  private static BigDecimal whole(Row row, String high, String low, int decimals) {
    return new BigDecimal(ExactSum.whole(row.<Long>getAs(high), row.<Long>getAs(low)), decimals);
  }
}
