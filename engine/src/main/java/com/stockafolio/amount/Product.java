package com.stockafolio.amount;

import com.stockafolio.bytes.Int128;

/**
 * A quantity of 1e-9 shares times a price of 1e-9 dollars, rounded half-even to 1e-8 dollars. Each
 * factor is split at 1e-4, up to where quantities and prices usually reach, so that no step exceeds
 * a long but the product of what lies above:
 *
 * <pre>
 * (s * 1e5 + t) * (p * 1e5 + r) / 1e10 = s * p + ((s * r + t * p) * 1e5 + t * r) / 1e10
 * </pre>
 */
public final class Product {
  private static final long SPLIT = 100_000;
  private static final long UNITS = SPLIT * SPLIT;

  private Product() {}

  /**
   * The product.
   *
   * @param shares 0 to {@link Quantity#MAX}
   * @param price 0 to a million dollars
   */
  static Int128 of(long shares, long price) {
    long upperShares = shares / SPLIT;
    long upperPrice = price / SPLIT;
    Int128 upper = new Int128(Math.multiplyHigh(upperShares, upperPrice), upperShares * upperPrice);
    return upper.plus(Int128.of(rest(shares, price, upperShares, upperPrice, upper.low())));
  }

  /**
   * The product, or -1 where it exceeds a bound.
   *
   * @param most the bound, in hundred-millionths
   */
  public static long orBeyond(long shares, long price, long most) {
    long upperShares = shares / SPLIT;
    long upperPrice = price / SPLIT;
    long upper = upperShares * upperPrice;
    if (Math.multiplyHigh(upperShares, upperPrice) != 0 || upper < 0 || upper > most) {
      return -1;
    }
    long value = upper + rest(shares, price, upperShares, upperPrice, upper);
    return value < 0 || value > most ? -1 : value;
  }

  /** What is to be added to the product of the upper parts. */
  private static long rest(long shares, long price, long upperShares, long upperPrice, long upper) {
    long lowerShares = shares - upperShares * SPLIT;
    long lowerPrice = price - upperPrice * SPLIT;
    if ((lowerShares | lowerPrice) == 0) {
      return 0;
    }
    long crossed = upperShares * lowerPrice + lowerShares * upperPrice;
    long last = crossed % SPLIT * SPLIT + lowerShares * lowerPrice;
    long whole = crossed / SPLIT + last / UNITS;
    // Whether to round up from the middle hangs on whether the sum, not this part of it, is odd.
    long remainder = last % UNITS;
    boolean up = remainder > UNITS / 2 || remainder == UNITS / 2 && (whole + upper & 1) != 0;
    return up ? whole + 1 : whole;
  }
}
