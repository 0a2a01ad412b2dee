package com.stockafolio.batch.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The cost that leaves a position with the shares that leave it. */
public final class AverageCost {
  /** Units of 1e-9 in 1e-4: what most quantities are whole multiples of. */
  private static final long COARSE = 100_000;

  private AverageCost() {}

  /**
   * {@code cost * part / whole} in 1e-8 dollars, rounded half-even; the sign is the cost's.
   *
   * @param cost of the whole position, in 1e-8 dollars
   * @param part the shares that leave, in 1e-9, positive
   * @param whole the shares held, in 1e-9, without their sign, above {@code part}
   */
  public static long removed(long cost, long part, long whole) {
    if (part % COARSE == 0 && whole % COARSE == 0) {
      return rounded(cost, part / COARSE, whole / COARSE);
    }
    return rounded(cost, part, whole);
  }

  private static long rounded(long cost, long part, long whole) {
    // What does not divide evenly among the shares is little, and most often its product fits.
    long even = cost / whole * part;
    long rest = cost % whole;
    long product = rest * part;
    if (Math.multiplyHigh(rest, part) == product >> 63 && whole <= Long.MAX_VALUE / 2) {
      long removed = even + product / whole;
      long twice = 2 * Math.abs(product % whole);
      boolean away = twice > whole || twice == whole && (removed & 1) == 1;
      return away ? removed + Long.signum(cost) : removed;
    }
    BigDecimal exact = new BigDecimal(BigInteger.valueOf(cost).multiply(BigInteger.valueOf(part)));
    return exact.divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
