package com.stockafolio.amount;

/**
 * A number of shares, exact to 1e-9 shares. In a trade it is positive; in a position its sign says
 * long (positive) or short (negative).
 *
 * @param billionths the quantity in units of 1e-9 shares, between -{@link #MAX} and {@link #MAX}
 */
public record Quantity(long billionths) implements Comparable<Quantity> {

  /** No shares. */
  public static final Quantity ZERO = new Quantity(0);

  /**
   * The largest quantity, either way: 9 billion shares, which fits a long. What one record may move
   * is held to less; a sum over positions is {@link Shares}.
   */
  public static final Quantity MAX = new Quantity(9_000_000_000L * 1_000_000_000L);

  /** Checks the bounds. */
  public Quantity {
    if (billionths > 9_000_000_000_000_000_000L || billionths < -9_000_000_000_000_000_000L) {
      throw new IllegalArgumentException(
          "quantity beyond 9 billion shares: " + FixedPoint.plain(billionths));
    }
  }

  /**
   * Reads a quantity as {@link FixedPoint#parse} does.
   *
   * @throws NumberFormatException if the text is no exact number of at most 9 decimals
   * @throws ArithmeticException if it exceeds a long
   * @throws IllegalArgumentException if it is beyond {@link #MAX}
   */
  public static Quantity parse(CharSequence text) {
    return new Quantity(FixedPoint.parse(text));
  }

  /** This quantity with the sign of a trade's side: negative for a sell. */
  public Quantity signed(Side side) {
    return side == Side.BUY ? this : new Quantity(-billionths);
  }

  /** The quantity without its sign. */
  public Quantity abs() {
    return billionths < 0 ? new Quantity(-billionths) : this;
  }

  /** -1 for short, 0 for none, +1 for long. */
  public int signum() {
    return Long.signum(billionths);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(billionths, other.billionths);
  }

  /** The quantity in shares as a plain decimal without trailing zeros: "462", "-0.5". */
  @Override
  public String toString() {
    return FixedPoint.plain(billionths);
  }
}
