package com.stockafolio.loadtest.checker.text;

import java.math.BigInteger;

/** A part of an amount, exact to the last unit. */
public final class Proportion {
  /** Units of 1e-9 in 1e-4, which most quantities are whole multiples of. */
  private static final long COARSE = 100_000;

  private Proportion() {}

  /**
   * amount × part / whole, rounded half-even; exactly the amount where the part is the whole.
   *
   * @param part from 0 to the whole
   */
  public static long halfEven(long amount, long part, long whole) {
    if (part == 0) {
      return 0;
    }
    if (part == whole) {
      return amount;
    }
    if (part % COARSE == 0 && whole % COARSE == 0) {
      return rounded(amount, part / COARSE, whole / COARSE);
    }
    return rounded(amount, part, whole);
  }

  private static long rounded(long amount, long part, long whole) {
    long size = Math.abs(amount);
    // size × part / whole = (size / whole) × part + (size mod whole) × part / whole
    long product = size % whole * part;
    long quotient;
    long remainder;
    if (Math.multiplyHigh(size % whole, part) == 0 && product >= 0) {
      quotient = product / whole;
      remainder = product % whole;
    } else {
      BigInteger[] parts =
          BigInteger.valueOf(size % whole)
              .multiply(BigInteger.valueOf(part))
              .divideAndRemainder(BigInteger.valueOf(whole));
      quotient = parts[0].longValueExact();
      remainder = parts[1].longValueExact();
    }
    long result = size / whole * part + quotient;
    long toNext = whole - remainder;
    if (remainder > toNext || (remainder == toNext && (result & 1) == 1)) {
      result++;
    }
    return amount < 0 ? -result : result;
  }
}
