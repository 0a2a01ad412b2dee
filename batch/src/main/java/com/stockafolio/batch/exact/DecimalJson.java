package com.stockafolio.batch.exact;

import java.math.BigDecimal;

/** Decimals as they stand in documents: plain, without zeros at the end of the fraction. */
public final class DecimalJson {
  private DecimalJson() {}

  /** The number as a plain decimal string, without trailing zeros. */
  public static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
