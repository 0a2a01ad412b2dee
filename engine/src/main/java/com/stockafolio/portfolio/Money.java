package com.stockafolio.portfolio;

import java.math.BigInteger;

/**
 * An amount of dollars, exact to 1e-8 dollars: a 128-bit two's complement number of such units, so
 * that a quantity times a price is exact and a running total does not end at the 92 billion dollars
 * of a long.
 *
 * @param high the most significant 64 bits, sign included
 * @param low the least significant 64 bits
 */
public record Money(long high, long low) implements Comparable<Money> {

  /** No money. */
  public static final Money ZERO = new Money(0, 0);

  private static final int DECIMALS = 8;
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  /** The amount of the given number of 1e-8 dollars. */
  public static Money ofHundredMillionths(long hundredMillionths) {
    return new Money(hundredMillionths >> 63, hundredMillionths);
  }

  /** The exact value of a quantity at a price, with the quantity's sign. */
  public static Money product(Quantity quantity, Price price) {
    return new Money(
        Math.multiplyHigh(quantity.tenThousandths(), price.tenThousandths()),
        quantity.tenThousandths() * price.tenThousandths());
  }

  /**
   * Reads a plain decimal: an optional minus, digits, and optionally a point with one to eight
   * digits after it.
   *
   * @throws NumberFormatException if the text is anything else
   * @throws ArithmeticException if the amount exceeds 128 bits of 1e-8 dollars
   */
  public static Money parse(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    int whole = (point < 0 ? text.length() : point) - from;
    if (whole == 0 || decimals > DECIMALS || (point >= 0 && decimals == 0)) {
      throw new NumberFormatException("not a plain decimal of at most 8 decimals: " + text);
    }
    StringBuilder digits = new StringBuilder(text.length() + DECIMALS);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (i != point) {
        throw new NumberFormatException("not a plain decimal of at most 8 decimals: " + text);
      }
    }
    digits.append("0".repeat(DECIMALS - decimals));
    BigInteger units = new BigInteger(digits.toString());
    return of(from == 1 ? units.negate() : units);
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Money plus(Money other) {
    long sumLow = low + other.low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = high + other.high + carry;
    if (((high ^ sumHigh) & (other.high ^ sumHigh)) < 0) {
      throw overflow();
    }
    return new Money(sumHigh, sumLow);
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Money minus(Money other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    long differenceHigh = high - other.high - borrow;
    if (((high ^ other.high) & (high ^ differenceHigh)) < 0) {
      throw overflow();
    }
    return new Money(differenceHigh, low - other.low);
  }

  /**
   * The amount with the other sign.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Money negated() {
    return ZERO.minus(this);
  }

  /**
   * The amount without its sign.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Money abs() {
    return high < 0 ? negated() : this;
  }

  /** -1, 0 or +1 as the amount is negative, zero or positive. */
  public int signum() {
    if (high != 0) {
      return Long.signum(high);
    }
    return low == 0 ? 0 : 1;
  }

  /** Whether the number of 1e-8 dollars fits a long. */
  public boolean fitsLong() {
    return high == low >> 63;
  }

  /**
   * The number of 1e-8 dollars.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  public long hundredMillionthsExact() {
    if (!fitsLong()) {
      throw new ArithmeticException("beyond a long of 1e-8 dollars: " + this);
    }
    return low;
  }

  /** The number of 1e-8 dollars. */
  public BigInteger hundredMillionths() {
    BigInteger unsignedLow = BigInteger.valueOf(low);
    if (low < 0) {
      unsignedLow = unsignedLow.add(TWO_TO_64);
    }
    return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
  }

  @Override
  public int compareTo(Money other) {
    return high == other.high
        ? Long.compareUnsigned(low, other.low)
        : Long.compare(high, other.high);
  }

  /** The amount in dollars as a plain decimal without trailing zeros: "81200", "-0.00000006". */
  @Override
  public String toString() {
    String digits = fitsLong() ? Long.toString(low) : hundredMillionths().toString();
    boolean negative = digits.charAt(0) == '-';
    StringBuilder text = new StringBuilder(digits.length() + DECIMALS + 2);
    text.append(digits, negative ? 1 : 0, digits.length());
    while (text.length() <= DECIMALS) {
      text.insert(0, '0');
    }
    text.insert(text.length() - DECIMALS, '.');
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    if (text.charAt(end - 1) == '.') {
      end--;
    }
    text.setLength(end);
    return negative ? text.insert(0, '-').toString() : text.toString();
  }

  private static Money of(BigInteger units) {
    if (units.bitLength() > 127) {
      throw overflow();
    }
    return new Money(units.shiftRight(64).longValue(), units.longValue());
  }

  private static ArithmeticException overflow() {
    return new ArithmeticException("beyond 128 bits of 1e-8 dollars");
  }
}
