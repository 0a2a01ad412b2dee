package com.stockafolio.loadtest.checker.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a quantity is worth at a price, rounded half-even to 1e-8 dollars. */
public final class TradeValue {
  /** Units of 1e-9 in 1e-4, which most quantities and prices are whole multiples of. */
  private static final long COARSE = 100_000;

  private static final int DECIMALS = 9;
  private static final int MONEY_DECIMALS = 8;

  private TradeValue() {}

  /**
   * The value in 1e-8 dollars; {@link Long#MAX_VALUE} where it is larger.
   *
   * @param quantity in 1e-9 shares, not negative
   * @param price in 1e-9 dollars, not negative
   */
  public static long of(long quantity, long price) {
    if (quantity % COARSE == 0 && price % COARSE == 0) {
      long shares = quantity / COARSE;
      long dollars = price / COARSE;
      long value = shares * dollars;
      return Math.multiplyHigh(shares, dollars) == 0 && value >= 0 ? value : Long.MAX_VALUE;
    }
    BigDecimal value =
        BigDecimal.valueOf(quantity, DECIMALS)
            .multiply(BigDecimal.valueOf(price, DECIMALS))
            .setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN);
    return value.unscaledValue().bitLength() < Long.SIZE
        ? value.unscaledValue().longValue()
        : Long.MAX_VALUE;
  }
}
