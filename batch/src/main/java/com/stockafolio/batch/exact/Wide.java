package com.stockafolio.batch.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A running sum of 128 bits, two's complement, in units of 1e-8 dollars or of 1e-9 shares: an
 * active user passes the 92 billion dollars of a long within a day, and two large positions the 9.2
 * billion shares. Mutable.
 */
public final class Wide {
  private static final int DECIMALS = 8;

  private long high;
  private long low;

  /** Zero. */
  public Wide() {}

  /** The number with these upper and lower 64 bits. */
  public Wide(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** The upper 64 bits, with the sign. */
  public long high() {
    return high;
  }

  /** The lower 64 bits, without a sign. */
  public long low() {
    return low;
  }

  /** Takes another value. */
  public Wide set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
    return this;
  }

  /** Adds a 64-bit number. */
  public Wide add(long amount) {
    return add(amount >> 63, amount);
  }

  /** Adds a 128-bit number. */
  public Wide add(long amountHigh, long amountLow) {
    long before = low;
    low += amountLow;
    high += amountHigh + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
    return this;
  }

  /** Subtracts a 128-bit number. */
  public Wide subtract(long amountHigh, long amountLow) {
    long before = low;
    low -= amountLow;
    high -= amountHigh + (Long.compareUnsigned(low, before) > 0 ? 1 : 0);
    return this;
  }

  /** The same number, which does not change with this one. */
  public Wide copy() {
    return new Wide(high, low);
  }

  /** Whether it is the same number. */
  public boolean is(Wide other) {
    return high == other.high && low == other.low;
  }

  /** The sum in dollars, 8 decimals. */
  public BigDecimal dollars() {
    return new BigDecimal(units(), DECIMALS);
  }

  /** The sum in shares, 9 decimals. */
  public BigDecimal shares() {
    return new BigDecimal(units(), DecimalJson.BILLIONTHS);
  }

  /** The number of units. */
  public BigInteger units() {
    return new BigInteger(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
  }

  /**
   * The number that big-endian two's complement bytes stand for, as Avro stores the digits of a
   * decimal.
   *
   * @throws ArithmeticException if it has more than 128 bits
   */
  public static Wide ofBytes(ByteBuffer bytes) {
    int from = bytes.position();
    int length = bytes.remaining();
    if (length == 0 || length > 16) {
      return new Wide().setExactly(new BigInteger(array(bytes)));
    }
    long high = bytes.get(from) < 0 ? -1 : 0;
    long low = high;
    for (int i = 0; i < length; i++) {
      high = high << 8 | low >>> 56;
      low = low << 8 | (bytes.get(from + i) & 0xff);
    }
    return new Wide(high, low);
  }

  private Wide setExactly(BigInteger value) {
    if (value.bitLength() > 127) {
      throw new ArithmeticException("more than 128 bits: " + value);
    }
    return set(value.shiftRight(64).longValue(), value.longValue());
  }

  private static byte[] array(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  /**
   * The number as a long.
   *
   * @throws ArithmeticException if it exceeds one
   */
  public long exactLong() {
    if (high != low >> 63) {
      throw new ArithmeticException("exceeds a long: " + units());
    }
    return low;
  }
}
