package com.stockafolio.batch.exact;

import java.math.BigDecimal;

/** Decimals as they stand in documents. */
public final class DecimalJson {
  /** The decimals of quantities and prices. */
  public static final int BILLIONTHS = 9;

  /** The decimals that a price is told with, where it needs no more. */
  private static final int LEAST_PRICE_DECIMALS = 4;

  private DecimalJson() {}

  /** The number as a plain decimal string, without trailing zeros. */
  public static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A quantity of 1e-9 shares as a plain decimal string, without trailing zeros. */
  public static String shares(long billionths) {
    return text(BigDecimal.valueOf(billionths, BILLIONTHS));
  }

  /** A price of 1e-9 dollars as a plain decimal string of 4 to 9 decimals. */
  public static String price(long billionths) {
    return price(BigDecimal.valueOf(billionths, BILLIONTHS));
  }

  /** A price in dollars as a plain decimal string of at least 4 decimals. */
  public static String price(BigDecimal dollars) {
    BigDecimal shortest = dollars.stripTrailingZeros();
    return shortest.setScale(Math.max(LEAST_PRICE_DECIMALS, shortest.scale())).toPlainString();
  }
}
