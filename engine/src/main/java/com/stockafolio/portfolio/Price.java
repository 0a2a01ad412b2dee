package com.stockafolio.portfolio;

/**
 * A price in dollars a share, exact to 1e-4 dollars, never negative. The price of a trade is held
 * to {@link Trade#MAX_PRICE}.
 *
 * @param tenThousandths the price in units of 1e-4 dollars
 */
public record Price(long tenThousandths) implements Comparable<Price> {

  /** Checks the bound. */
  public Price {
    if (tenThousandths < 0) {
      throw new IllegalArgumentException("negative price: " + FixedPoint.format4(tenThousandths));
    }
  }

  /**
   * Reads a price as {@link FixedPoint#parse4} does.
   *
   * @throws NumberFormatException if the text is no exact number of at most 4 decimals
   * @throws ArithmeticException if it exceeds a long
   * @throws IllegalArgumentException if it is negative
   */
  public static Price parse(CharSequence text) {
    return new Price(FixedPoint.parse4(text));
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  /** The price in dollars with exactly 4 decimals: "178.4900". */
  @Override
  public String toString() {
    return FixedPoint.format4(tenThousandths);
  }
}
