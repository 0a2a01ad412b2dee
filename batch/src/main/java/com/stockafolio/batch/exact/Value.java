package com.stockafolio.batch.exact;

/**
 * What shares are worth: a quantity in 1e-9 shares times a price in 1e-9 dollars, rounded half-even
 * to 1e-8 dollars. Exact where neither has more than 4 decimals.
 */
public final class Value {
  /** Units of 1e-9 in 1e-4: what most quantities and prices are whole multiples of. */
  private static final long COARSE = 100_000;

  /** The product of two 1e-9 in 1e-8 is divided by 1e10: by 2 to the 10th, and 5 to the 10th. */
  private static final int TWOS = 10;

  private static final long FIVES = 9_765_625;
  private static final long HALF = 5_000_000_000L;
  private static final long LOWER = 0xffff_ffffL;

  private Value() {}

  /**
   * The value in 1e-8 dollars; {@link Long#MAX_VALUE} where it is larger.
   *
   * @param shares in 1e-9 shares, not negative
   * @param price in 1e-9 dollars, not negative
   */
  public static long of(long shares, long price) {
    Wide value = rounded(shares, price);
    return value.high() == 0 && value.low() >= 0 ? value.low() : Long.MAX_VALUE;
  }

  /**
   * Adds the value to a sum, with the sign of the shares.
   *
   * @param shares in 1e-9 shares
   * @param price in 1e-9 dollars, not negative
   */
  public static void add(long shares, long price, Wide sum) {
    Wide value = rounded(Math.abs(shares), price);
    if (shares < 0) {
      sum.subtract(value.high(), value.low());
    } else {
      sum.add(value.high(), value.low());
    }
  }

  private static Wide rounded(long shares, long price) {
    if (shares % COARSE == 0 && price % COARSE == 0) {
      long few = shares / COARSE;
      long dollars = price / COARSE;
      return new Wide(Math.multiplyHigh(few, dollars), few * dollars);
    }
    return divided(Math.multiplyHigh(shares, price), shares * price);
  }

  /** The product divided by 1e10; by the fives digit by digit, each of 32 bits. */
  private static Wide divided(long high, long low) {
    long upper = high >>> TWOS;
    long lower = low >>> TWOS | high << (Long.SIZE - TWOS);
    long middle = upper % FIVES << 32 | lower >>> 32;
    long last = middle % FIVES << 32 | lower & LOWER;
    Wide quotient = new Wide(upper / FIVES, (middle / FIVES << 32) + last / FIVES);
    long remainder = last % FIVES << TWOS | low & (1 << TWOS) - 1;
    boolean up = remainder > HALF || remainder == HALF && (quotient.low() & 1) == 1;
    return up ? quotient.add(1) : quotient;
  }
}
