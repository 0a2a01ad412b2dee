package com.stockafolio.portfolio;

import java.math.BigInteger;

/** Rounding to the nearest whole number, and from the middle to the even one. */
final class HalfEven {

  private HalfEven() {}

  /** The quotient, rounded by the remainder of its division; none is negative. */
  static long divide(long quotient, long remainder, long divisor) {
    long toNext = divisor - remainder;
    if (remainder > toNext || (remainder == toNext && (quotient & 1) != 0)) {
      return quotient + 1;
    }
    return quotient;
  }

  /**
   * {@code amount * part / whole}, rounded; {@code 0 <= part <= whole}, {@code 0 < whole}, {@code 0
   * <= amount}.
   */
  static long proportion(long amount, long part, long whole) {
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
