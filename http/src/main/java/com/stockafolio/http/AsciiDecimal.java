package com.stockafolio.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.portfolio.Money;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import java.io.IOException;

/**
 * Writes the domain's decimals as JSON strings, with the same text as their {@code toString} but
 * without making strings: a portfolio holds a hundred of them, and the firm reads portfolios by the
 * million. Not safe to share between threads.
 */
final class AsciiDecimal {
  /** A sign, the 19 digits of a long, a point and a leading zero fit. */
  private final byte[] digits = new byte[24];

  /** Shares, without trailing zeros. */
  void write(Quantity quantity, JsonGenerator out) throws IOException {
    write(quantity.tenThousandths(), 4, false, out);
  }

  /** Dollars a share, with exactly four decimals. */
  void write(Price price, JsonGenerator out) throws IOException {
    write(price.tenThousandths(), 4, true, out);
  }

  /** Dollars, without trailing zeros. */
  void write(Money money, JsonGenerator out) throws IOException {
    if (money.fitsLong() && money.low() != Long.MIN_VALUE) {
      write(money.low(), 8, false, out);
    } else {
      out.writeString(money.toString());
    }
  }

  private void write(long units, int decimals, boolean trailingZeros, JsonGenerator out)
      throws IOException {
    long rest = Math.abs(units);
    int fraction = decimals;
    if (!trailingZeros) {
      while (fraction > 0 && rest % 10 == 0) {
        rest /= 10;
        fraction--;
      }
    }
    int at = digits.length;
    if (fraction > 0) {
      for (int i = 0; i < fraction; i++) {
        digits[--at] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      digits[--at] = '.';
    }
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (units < 0) {
      digits[--at] = '-';
    }
    out.writeRawUTF8String(digits, at, digits.length - at);
  }
}
