package com.stockafolio.loadtest.simulator.market;

/**
 * Draws ranks from 1 to n, rank k with probability proportional to k^-exponent, in constant time
 * and memory: by rejection-inversion (W. Hörmann, G. Derflinger, "Rejection-inversion to generate
 * variates from monotone discrete distributions", 1996).
 *
 * <p>The continuous hat k^-exponent is integrated in closed form; a uniform draw on the integral is
 * inverted and rounded to the nearest rank, and what lies under the hat but not under the rank's
 * own bar is drawn again, on average less than once in ten draws.
 */
final class ZipfRanks {

  private static final double NEARLY_ONE = 1e-9;

  private final int ranks;
  private final double exponent;
  private final double areaAtFirst;
  private final double areaAtLast;
  private final double surelyInside;

  /**
   * @param ranks at least 1
   * @param exponent above 0
   */
  ZipfRanks(int ranks, double exponent) {
    if (ranks < 1 || !(exponent > 0)) {
      throw new IllegalArgumentException(ranks + " ranks with exponent " + exponent);
    }
    this.ranks = ranks;
    this.exponent = exponent;
    this.areaAtFirst = area(1.5) - 1;
    this.areaAtLast = area(ranks + 0.5);
    this.surelyInside = 2 - inverseArea(area(2.5) - height(2));
  }

  int rank(Draws draws) {
    while (true) {
      double area = areaAtLast + draws.unit() * (areaAtFirst - areaAtLast);
      double x = inverseArea(area);
      int rank = (int) Math.max(1, Math.min(ranks, Math.round(x)));
      if (rank - x <= surelyInside || area >= area(rank + 0.5) - height(rank)) {
        return rank;
      }
    }
  }

  private double height(double x) {
    return StrictMath.pow(x, -exponent);
  }

  /** The integral of the hat from 1 to x. */
  private double area(double x) {
    double power = 1 - exponent;
    return Math.abs(power) < NEARLY_ONE
        ? StrictMath.log(x)
        : (StrictMath.pow(x, power) - 1) / power;
  }

  private double inverseArea(double area) {
    double power = 1 - exponent;
    return Math.abs(power) < NEARLY_ONE
        ? StrictMath.exp(area)
        : StrictMath.pow(1 + area * power, 1 / power);
  }
}
