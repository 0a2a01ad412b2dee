package com.stockafolio.prices;

import com.stockafolio.transaction.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A price of shares of which so many have become so many. */
final class Rescaled {
  private Rescaled() {}

  /**
   * The price times from, by to, rounded half-even to 1e-9 dollars; 0, unknown, where it is no
   * price that can be.
   */
  static long price(long billionths, int from, int to) {
    BigDecimal price =
        BigDecimal.valueOf(billionths)
            .multiply(BigDecimal.valueOf(from))
            .divide(BigDecimal.valueOf(to), 0, RoundingMode.HALF_EVEN);
    return price.compareTo(BigDecimal.valueOf(Trade.MAX_PRICE.billionths())) > 0
        ? 0
        : price.longValueExact();
  }
}
