package com.stockafolio.amount;

import com.stockafolio.bytes.Int128;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.math.BigInteger;

/**
 * A sum of quantities, exact to 1e-9 shares: a 128-bit two's complement number of such units, as a
 * portfolio's positions together may hold more than a {@link Quantity} can.
 *
 * @param high the most significant 64 bits, sign included
 * @param low the least significant 64 bits
 */
public record Shares(long high, long low) implements Comparable<Shares> {

  /** No shares. */
  public static final Shares ZERO = new Shares(0, 0);

  /** As many shares as the quantity, with its sign. */
  public static Shares of(Quantity quantity) {
    return ofBillionths(quantity.billionths());
  }

  /** The given number of 1e-9 shares. */
  public static Shares ofBillionths(long billionths) {
    return new Shares(billionths >> 63, billionths);
  }

  /**
   * The given number of 1e-9 shares.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public static Shares ofBillionths(BigInteger billionths) {
    return of(Int128.of(billionths));
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Shares plus(Shares other) {
    return of(units().plus(other.units()));
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException if it exceeds 128 bits
   */
  public Shares minus(Shares other) {
    return of(units().minus(other.units()));
  }

  /** -1, 0 or +1 as there are fewer than none, none or more. */
  public int signum() {
    return units().signum();
  }

  /** The number of 1e-9 shares. */
  public BigInteger billionths() {
    return units().toBigInteger();
  }

  /** Whether the number of 1e-9 shares fits a long. */
  public boolean fitsLong() {
    return units().fitsLong();
  }

  @Override
  public int compareTo(Shares other) {
    return units().compareTo(other.units());
  }

  /** The number of shares as a plain decimal without trailing zeros: "462", "0.5". */
  @Override
  public String toString() {
    return units().decimal(FixedPoint.DECIMALS, 0);
  }

  /** Writes it in 1 to 19 bytes, fewer the closer it is to zero. */
  public void writeTo(PackedWriter writer) {
    writer.writeInt128(high, low);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Shares readFrom(PackedReader reader) {
    return of(reader.readInt128());
  }

  private Int128 units() {
    return new Int128(high, low);
  }

  private static Shares of(Int128 units) {
    return new Shares(units.high(), units.low());
  }
}
