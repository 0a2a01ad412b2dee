package com.stockafolio.amount;

import com.stockafolio.bytes.Int128;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.math.BigInteger;

/**
 * An amount of dollars, exact to 1e-8 dollars: a 128-bit two's complement number of such units, so
 * that a running total does not end at the 92 billion dollars of a long.
 *
 * @param high the most significant 64 bits, sign included
 * @param low the least significant 64 bits
 */
public record Money(long high, long low) implements Comparable<Money> {

  /** No money. */
  public static final Money ZERO = new Money(0, 0);

  /** The decimals of a unit. */
  public static final int DECIMALS = 8;

  /** The amount of the given number of 1e-8 dollars. */
  public static Money ofHundredMillionths(long hundredMillionths) {
    return new Money(hundredMillionths >> 63, hundredMillionths);
  }

  /**
   * The amount of the given number of 1e-8 dollars.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public static Money ofHundredMillionths(BigInteger hundredMillionths) {
    return of(Int128.of(hundredMillionths));
  }

  /**
   * The value of a quantity at a price, with the quantity's sign, rounded half-even to 1e-8
   * dollars; exact where neither has more than 4 decimals.
   */
  public static Money product(Quantity quantity, Price price) {
    long shares = Math.abs(quantity.billionths());
    Int128 value = Product.of(shares, price.billionths());
    return of(quantity.signum() < 0 ? Int128.of(0).minus(value) : value);
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
    return ofHundredMillionths(from == 1 ? units.negate() : units);
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Money plus(Money other) {
    return of(units().plus(other.units()));
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Money minus(Money other) {
    return of(units().minus(other.units()));
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
    return units().signum();
  }

  /** Whether the number of 1e-8 dollars fits a long. */
  public boolean fitsLong() {
    return units().fitsLong();
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
    return units().toBigInteger();
  }

  @Override
  public int compareTo(Money other) {
    return units().compareTo(other.units());
  }

  /** The amount in dollars as a plain decimal without trailing zeros: "81200", "-0.00000006". */
  @Override
  public String toString() {
    return units().decimal(DECIMALS, 0);
  }

  /** The amount in dollars with 4 to 8 decimals: "79.4750", "-4.9900". */
  public String toStringWithFourDecimals() {
    return units().decimal(DECIMALS, 4);
  }

  /** Writes it in 1 to 19 bytes, fewer the closer it is to zero. */
  public void writeTo(PackedWriter writer) {
    writer.writeInt128(high, low);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Money readFrom(PackedReader reader) {
    return of(reader.readInt128());
  }

  private Int128 units() {
    return new Int128(high, low);
  }

  private static Money of(Int128 units) {
    return new Money(units.high(), units.low());
  }
}
