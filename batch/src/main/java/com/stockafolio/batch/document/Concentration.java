package com.stockafolio.batch.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * How unevenly a value is spread.
 *
 * @param herfindahl the sum of the squared shares: 1 where one has all, 1/n where n have the same
 * @param topTen the share of the ten largest
 */
record Concentration(BigDecimal herfindahl, BigDecimal topTen) {
  /** So many are the largest. */
  static final int TEN = 10;

  private static final int DECIMALS = 6;

  /** Shares are squared as whole billionths, so that the sum does not depend on its order. */
  static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

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
    return ofSums(squares, largest, total);
  }

  /**
   * From what was added up elsewhere.
   *
   * @param squaredBillionths the shares in whole billionths, squared and added up
   * @param largest the ten largest values together
   */
  static Concentration ofSums(BigDecimal squaredBillionths, BigDecimal largest, BigDecimal total) {
    return new Concentration(
        squaredBillionths.divide(BILLION.multiply(BILLION), DECIMALS, RoundingMode.HALF_EVEN),
        DaySums.ratio(largest, total));
  }

  void addTo(ObjectNode json) {
    json.put("herfindahl", herfindahl.toPlainString());
    json.put("topTenShare", topTen.toPlainString());
  }
}
