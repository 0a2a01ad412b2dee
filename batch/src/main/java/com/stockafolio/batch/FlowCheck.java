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
      FROM moved
      """;

  /** Positions; {@code %2$s} is the sign with which they count. */
  private static final String HELD =
      """
      SELECT userHigh, userLow, instrument, %2$s quantity AS quantity,
             %2$s (shiftright(cost, 32) - shiftleft(realizedHigh, 32)
                   - shiftrightunsigned(realizedLow, 32)) AS high,
             %2$s ((cost & 4294967295) - (realizedLow & 4294967295)) AS low
      FROM %1$s
      """;

  private static final String SUMS =
      """
      SELECT userHigh, userLow, instrument,
             SUM(quantity) AS quantity, SUM(high) AS high, SUM(low) AS low
      FROM (%s) GROUP BY userHigh, userLow, instrument
      """;

  /**
   * Runs the check over the views {@code moved}, {@code held} and, where there is one, {@code
   * heldBefore}.
   *
   * @param positions how many there are in {@code held}
   */
  static FlowCheck run(
      SparkSession spark, boolean before, Instruments instruments, long positions, int most) {
    List<String> parts = new ArrayList<>(List.of(MOVED, HELD.formatted("held", "-")));
    if (before) {
      parts.add(HELD.formatted("heldBefore", "+"));
    }
    Dataset<Row> sums = spark.sql(SUMS.formatted(String.join(" UNION ALL ", parts)));
    Dataset<Row> off =
        sums.filter("quantity <> 0 OR low & 4294967295 <> 0 OR high + shiftright(low, 32) <> 0")
            .cache();
    long differing = off.count();
    List<Difference> listed = new ArrayList<>();
    if (differing > 0) {
      for (Row row : off.orderBy("userHigh", "userLow", "instrument").limit(most).collectAsList()) {
        listed.add(difference(row, instruments));
      }
    }
    off.unpersist();
    return new FlowCheck(positions, differing, listed);
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
