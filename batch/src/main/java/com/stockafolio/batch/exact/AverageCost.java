package com.stockafolio.batch.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The cost that leaves a position with the shares that leave it. */
public final class AverageCost {
  private AverageCost() {}

  /**
   * {@code cost * part / whole} in 1e-8 dollars, rounded half-even; the sign is the cost's.
   *
   * @param cost of the whole position, in 1e-8 dollars
   * @param part the shares that leave, in 1e-4, positive
   * @param whole the shares held, in 1e-4, without their sign, above {@code part}
   */
  public static long removed(long cost, long part, long whole) {
    if (cost % whole == 0) {
      return cost / whole * part;
    }
    BigDecimal product =
        new BigDecimal(BigInteger.valueOf(cost).multiply(BigInteger.valueOf(part)));
    return product.divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
