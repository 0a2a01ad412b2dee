package com.stockafolio.amount;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Rounding to the nearest whole number, and from the middle to the even one. */
public final class HalfEven {
  private static final long COARSE = 100_000;

  /** In 1e-8 dollars. */
  private static final long TEN_THOUSANDTH = 10_000;

  private HalfEven() {}

  /** The quotient, rounded by the remainder of its division; none is negative. */
  static long divide(long quotient, long remainder, long divisor) {
    long toNext = divisor - remainder;
    if (remainder > toNext || (remainder == toNext && (quotient & 1) != 0)) {
      return quotient + 1;
    }
    return quotient;
  }

  /** The quotient, rounded; the divisor is positive. */
  public static BigInteger divide(BigInteger dividend, BigInteger divisor) {
    BigInteger[] divided = dividend.abs().divideAndRemainder(divisor);
    int half = divided[1].shiftLeft(1).compareTo(divisor);
    boolean up = half > 0 || half == 0 && divided[0].testBit(0);
    BigInteger rounded = up ? divided[0].add(BigInteger.ONE) : divided[0];
    return dividend.signum() < 0 ? rounded.negate() : rounded;
  }

  /**
   * The cost of one share in dollars, rounded to 1e-4.
   *
   * @param cost in 1e-8 dollars, not negative
   * @param shares in 1e-9, positive
   */
  public static Money average(long cost, long shares) {
    if (shares % COARSE == 0) {
      // 1e-8 dollars over 1e-4 shares are 1e-4 dollars a share.
      long whole = shares / COARSE;
      long average = divide(cost / whole, cost % whole, whole);
      if (average <= Long.MAX_VALUE / TEN_THOUSANDTH) {
        return Money.ofHundredMillionths(average * TEN_THOUSANDTH);
      }
    }
    BigDecimal average =
        BigDecimal.valueOf(cost, 8).divide(BigDecimal.valueOf(shares, 9), 4, HALF_EVEN);
    return Money.parse(average.toPlainString());
  }

  /**
   * {@code amount * part / whole}, rounded; {@code 0 <= part <= whole}, {@code 0 < whole}, {@code 0
   * <= amount}.
   */
  public static long proportion(long amount, long part, long whole) {
    if (part % COARSE == 0 && whole % COARSE == 0) {
      // Most quantities have few decimals: without their zeros the product below fits a long.
      return proportion(amount, part / COARSE, whole / COARSE);
    }
    // amount = each * whole + rest, so that the large product is never formed.
    long each = amount / whole;
    long rest = amount % whole;
    if (Math.multiplyHigh(rest, part) == 0 && rest * part >= 0) {
      long product = rest * part;
      return divide(each * part + product / whole, product % whole, whole);
    }
    BigInteger[] divided =
        BigInteger.valueOf(rest)
            .multiply(BigInteger.valueOf(part))
            .divideAndRemainder(BigInteger.valueOf(whole));
    return divide(each * part + divided[0].longValueExact(), divided[1].longValueExact(), whole);
  }
}
