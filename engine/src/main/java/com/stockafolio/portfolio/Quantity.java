package com.stockafolio.portfolio;

/**
 * A number of shares, exact to 1e-4 shares. In a trade it is positive; in a position its sign says
 * long (positive) or short (negative).
 *
 * @param tenThousandths the quantity in units of 1e-4 shares, between -{@link #MAX} and {@link
 *     #MAX}
 */
public record Quantity(long tenThousandths) implements Comparable<Quantity> {

  /** No shares. */
  public static final Quantity ZERO = new Quantity(0);

  /**
   * The largest quantity that can be told: 100 trillion shares, room for the sum over all positions
   * of a portfolio. A single trade or position is held to {@link Trade#MAX_QUANTITY}.
   */
  public static final Quantity MAX = new Quantity(1_000_000_000_000_000_000L);

  /** Checks the bounds. */
  public Quantity {
    if (tenThousandths > 1_000_000_000_000_000_000L
        || tenThousandths < -1_000_000_000_000_000_000L) {
      throw new IllegalArgumentException(
          "quantity beyond 100 trillion shares: " + FixedPoint.plain4(tenThousandths));
    }
  }

  /**
   * Reads a quantity as {@link FixedPoint#parse4} does.
   *
   * @throws NumberFormatException if the text is no exact number of at most 4 decimals
   * @throws ArithmeticException if it exceeds a long
   * @throws IllegalArgumentException if it is beyond {@link #MAX}
   */
  public static Quantity parse(CharSequence text) {
    return new Quantity(FixedPoint.parse4(text));
  }

  /** This quantity with the sign of a trade's side: negative for a sell. */
  public Quantity signed(Side side) {
    return side == Side.BUY ? this : new Quantity(-tenThousandths);
  }

  /** The quantity without its sign. */
  public Quantity abs() {
    return tenThousandths < 0 ? new Quantity(-tenThousandths) : this;
  }

  /** -1 for short, 0 for none, +1 for long. */
  public int signum() {
    return Long.signum(tenThousandths);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  /** The quantity in shares as a plain decimal without trailing zeros: "462", "-0.5". */
  @Override
  public String toString() {
    return FixedPoint.plain4(tenThousandths);
  }
}
