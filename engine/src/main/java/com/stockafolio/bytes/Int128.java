package com.stockafolio.bytes;

import java.math.BigInteger;

/**
 * A whole number of 128 bits, two's complement: what counts the units of sums that exceed a long.
 *
 * @param high the most significant 64 bits, sign included
 * @param low the least significant 64 bits
 */
public record Int128(long high, long low) implements Comparable<Int128> {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  /** The number. */
  public static Int128 of(long value) {
    return new Int128(value >> 63, value);
  }

  /**
   * The number.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public static Int128 of(BigInteger value) {
    if (value.bitLength() > 127) {
      throw overflow();
    }
    return new Int128(value.shiftRight(64).longValue(), value.longValue());
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Int128 plus(Int128 other) {
    long sumLow = low + other.low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = high + other.high + carry;
    if (((high ^ sumHigh) & (other.high ^ sumHigh)) < 0) {
      throw overflow();
    }
    return new Int128(sumHigh, sumLow);
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Int128 minus(Int128 other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    long differenceHigh = high - other.high - borrow;
    if (((high ^ other.high) & (high ^ differenceHigh)) < 0) {
      throw overflow();
    }
    return new Int128(differenceHigh, low - other.low);
  }

  /** -1, 0 or +1 as the number is negative, zero or positive. */
  public int signum() {
    if (high != 0) {
      return Long.signum(high);
    }
    return low == 0 ? 0 : 1;
  }

  /** Whether the number fits a long. */
  public boolean fitsLong() {
    return high == low >> 63;
  }

  /** The same number. */
  public BigInteger toBigInteger() {
    BigInteger unsignedLow = BigInteger.valueOf(low);
    if (low < 0) {
      unsignedLow = unsignedLow.add(TWO_TO_64);
    }
    return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
  }

  @Override
  public int compareTo(Int128 other) {
    return high == other.high
        ? Long.compareUnsigned(low, other.low)
        : Long.compare(high, other.high);
  }

  /**
   * The number of units as a plain decimal: at most {@code decimals} of them, and of those beyond
   * {@code atLeast} no zeros at the end.
   */
  public String decimal(int decimals, int atLeast) {
    String digits = fitsLong() ? Long.toString(low) : toBigInteger().toString();
    boolean negative = digits.charAt(0) == '-';
    StringBuilder text = new StringBuilder(digits.length() + decimals + 2);
    text.append(digits, negative ? 1 : 0, digits.length());
    while (text.length() <= decimals) {
      text.insert(0, '0');
    }
    text.insert(text.length() - decimals, '.');
    int end = text.length();
    int least = end - decimals + atLeast;
    while (end > least && text.charAt(end - 1) == '0') {
      end--;
    }
    if (text.charAt(end - 1) == '.') {
      end--;
    }
    text.setLength(end);
    return negative ? text.insert(0, '-').toString() : text.toString();
  }

  private static ArithmeticException overflow() {
    return new ArithmeticException("beyond 128 bits");
  }
}
