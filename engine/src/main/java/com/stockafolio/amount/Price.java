package com.stockafolio.amount;

/**
 * A price in dollars a share, exact to 1e-9 dollars, never negative. The price of a trade is held
 * to a million dollars.
 *
 * @param billionths the price in units of 1e-9 dollars
 */
public record Price(long billionths) implements Comparable<Price> {

  /** The decimals that a price is told with, where it needs no more. */
  public static final int LEAST_DECIMALS = 4;

  /** Checks the bound. */
  public Price {
    if (billionths < 0) {
      throw new IllegalArgumentException("negative price: " + FixedPoint.plain(billionths));
    }
  }

  /**
   * Reads a price as {@link FixedPoint#parse} does.
   *
   * @throws NumberFormatException if the text is no exact number of at most 9 decimals
   * @throws ArithmeticException if it exceeds a long
   * @throws IllegalArgumentException if it is negative
   */
  public static Price parse(CharSequence text) {
    return new Price(FixedPoint.parse(text));
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(billionths, other.billionths);
  }

  /** The price in dollars with 4 to 9 decimals: "178.4900", "180.123456789". */
  @Override
  public String toString() {
    return FixedPoint.withDecimals(billionths, LEAST_DECIMALS);
  }
}
