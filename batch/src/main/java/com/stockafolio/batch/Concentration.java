package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How unevenly a value is spread.
 *
 * @param herfindahl the sum of the squared shares: 1 where one has all, 1/n where n have the same
 * @param topTen the share of the ten largest
 */
record Concentration(BigDecimal herfindahl, BigDecimal topTen) {
  private static final int TEN = 10;
  private static final int DECIMALS = 6;

  /** Shares are squared as whole billionths, so that the sum does not depend on its order. */
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  static Concentration of(List<BigDecimal> values, BigDecimal total) {
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      BigDecimal billionths =
          total.signum() == 0
              ? BigDecimal.ZERO
              : value.multiply(BILLION).divide(total, 0, RoundingMode.DOWN);
      squares = squares.add(billionths.multiply(billionths));
    }
    BigDecimal largest =
        values.stream()
            .sorted(Comparator.reverseOrder())
            .limit(TEN)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return of(squares, largest, total);
  }

  /** Of the day's traded value in the view {@code users}. */
  static Concentration ofUsers(SparkSession spark, BigDecimal total) {
    if (total.signum() == 0) {
      return of(List.of(), total);
    }
    String billionths =
        "CAST(CAST(dayTradedValue AS DECIMAL(24, 4)) * 1000000000 / CAST('%s' AS DECIMAL(24, 4)) AS BIGINT)"
            .formatted(total.toPlainString());
    Row row =
        spark
            .sql(
                "SELECT SUM(CAST(b * b AS DECIMAL(20, 0))) AS squares FROM"
                    + " (SELECT %s AS b FROM users WHERE dayTrades > 0)".formatted(billionths))
            .first();
    BigDecimal squares = row.isNullAt(0) ? BigDecimal.ZERO : row.getDecimal(0);
    BigDecimal largest =
        spark
            .sql("SELECT dayTradedValue FROM users ORDER BY dayTradedValue DESC LIMIT " + TEN)
            .collectAsList()
            .stream()
            .map(each -> each.getDecimal(0))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return of(squares, largest, total);
  }

  private static Concentration of(BigDecimal squares, BigDecimal largest, BigDecimal total) {
    return new Concentration(
        squares.divide(BILLION.multiply(BILLION), DECIMALS, RoundingMode.HALF_EVEN),
        DaySums.ratio(largest, total));
  }

  void addTo(ObjectNode json) {
    json.put("herfindahl", herfindahl.toPlainString());
    json.put("topTenShare", topTen.toPlainString());
  }
}
