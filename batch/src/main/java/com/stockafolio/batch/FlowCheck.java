package com.stockafolio.batch;

import com.stockafolio.portfolio.Instruments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The check that needs no books: whatever the rules of cost and P&amp;L, over any trades a
 * position's quantity moves by the sum of the signed quantities, and its cost less its realised
 * P&amp;L by the sum of signed quantity times price. So plain sums over the archive, user by user
 * and symbol by symbol, must meet the ledgers' positions.
 *
 * @param compared how many positions were
 * @param differing how many don't meet the sums
 * @param listed the first of them
 */
record FlowCheck(long compared, long differing, List<Difference> listed) {
  private static final int SHARE_DECIMALS = 4;
  private static final int MONEY_DECIMALS = 8;

  /** What the records moved. */
  private static final String MOVED =
      """
      SELECT userHigh, userLow, instrument, signed AS quantity,
             shiftright(signed * price, 32) AS high, signed * price & 4294967295 AS low
      FROM trades WHERE reason = 0 AND rejection = 0
      """;

  /** Portfolios, one row for each position; {@code %2$s} is the sign with which they count. */
  private static final String HELD =
      """
      SELECT userHigh, userLow, p.instruments AS instrument, %2$s p.quantities AS quantity,
             %2$s (shiftright(p.costs, 32) - shiftleft(p.realizedHighs, 32)
                   - shiftrightunsigned(p.realizedLows, 32)) AS high,
             %2$s ((p.costs & 4294967295) - (p.realizedLows & 4294967295)) AS low
      FROM %1$s LATERAL VIEW explode(
        arrays_zip(instruments, quantities, costs, realizedHighs, realizedLows)) held AS p
      """;

  private static final String SUMS =
      """
      SELECT userHigh, userLow, instrument, SUM(quantity) AS quantity, SUM(high) AS high, SUM(low) AS low
      FROM (SELECT * FROM (%s) DISTRIBUTE BY userHigh, userLow)
      GROUP BY userHigh, userLow, instrument
      """;

  /**
   * Runs the check over the views {@code trades}, {@code closing} and, where there is one, {@code
   * before}.
   */
  static FlowCheck run(SparkSession spark, boolean before, Instruments instruments, int most) {
    List<String> parts = new ArrayList<>(List.of(MOVED, HELD.formatted("closing", "-")));
    if (before) {
      parts.add(HELD.formatted("before", "+"));
    }
    Dataset<Row> sums = spark.sql(SUMS.formatted(String.join(" UNION ALL ", parts)));
    Dataset<Row> off =
        sums.filter("quantity <> 0 OR low & 4294967295 <> 0 OR high + shiftright(low, 32) <> 0")
            .cache();
    long differing = off.count();
    List<Difference> listed = new ArrayList<>();
    for (Row row : off.orderBy("userHigh", "userLow", "instrument").limit(most).collectAsList()) {
      listed.add(difference(row, instruments));
    }
    off.unpersist();
    String held = "SELECT coalesce(SUM(size(instruments)), 0) FROM closing";
    return new FlowCheck(spark.sql(held).first().getLong(0), differing, listed);
  }

  private static Difference difference(Row row, Instruments instruments) {
    Difference difference = new Difference();
    difference.setUser(UuidBytes.text(row.getAs("userHigh"), row.getAs("userLow")));
    String symbol = instruments.byId(row.getAs("instrument")).symbol();
    difference.setSubject(symbol + " sums of the archive less the position: shares, dollars");
    BigDecimal shares = BigDecimal.valueOf(row.<Long>getAs("quantity"), SHARE_DECIMALS);
    BigDecimal dollars =
        new BigDecimal(
            ExactSum.whole(row.<Long>getAs("high"), row.<Long>getAs("low")), MONEY_DECIMALS);
    difference.setExpected("0, 0");
    difference.setFound(DecimalJson.text(shares) + ", " + DecimalJson.text(dollars));
    return difference;
  }
}
