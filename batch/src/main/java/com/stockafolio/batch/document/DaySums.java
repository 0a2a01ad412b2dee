package com.stockafolio.batch.document;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was traded in some part of the day.
 *
 * @param trades how many were booked
 * @param shares bought and sold
 * @param net shares bought less shares sold
 * @param bought value of what was bought, in dollars
 * @param sold value of what was sold, in dollars
 */
public record DaySums(
    long trades, BigDecimal shares, BigDecimal net, BigDecimal bought, BigDecimal sold)
    implements Serializable {
  /** Nothing traded. */
  public static final DaySums NONE =
      new DaySums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Decimals of a share of a whole. */
  public static final int RATIO_DECIMALS = 4;

  /** The sum of both. */
  public DaySums plus(DaySums other) {
    return new DaySums(
        trades + other.trades,
        shares.add(other.shares),
        net.add(other.net),
        bought.add(other.bought),
        sold.add(other.sold));
  }

  /** The sum of all. */
  public static DaySums sum(Iterable<DaySums> all) {
    DaySums sum = NONE;
    for (DaySums each : all) {
      sum = sum.plus(each);
    }
    return sum;
  }

  /** The values of all of it, in dollars. */
  public BigDecimal tradedValue() {
    return bought.add(sold);
  }

  /** What was bought less what was sold, as a share of both: 1 where all was bought, -1 sold. */
  BigDecimal imbalance() {
    return ratio(bought.subtract(sold), tradedValue());
  }

  /** A share of a whole, rounded half-even; 0 of nothing. */
  static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO.setScale(RATIO_DECIMALS)
        : part.divide(whole, RATIO_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
