package com.stockafolio.batch;

import java.math.BigDecimal;

/** Decimals as they stand in documents: plain, without zeros at the end of the fraction. */
final class DecimalJson {
  private DecimalJson() {}

  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
