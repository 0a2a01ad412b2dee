package com.stockafolio.loadtest.checker;

import java.math.BigDecimal;

/**
 * Reads positive decimals of at most four decimals, as quantities and prices are, in the grammar of
 * a JSON number: an exponent and zeros beyond the fourth decimal are fine where the number is
 * exact.
 */
final class DecimalText {
  /** Not a number, not above zero, or of more than four decimals. */
  static final long INVALID = -1;

  /** Beyond every bound, though a positive number of at most four decimals. */
  static final long TOO_LARGE = -2;

  private static final int DECIMALS = 4;

  /** So many digits of 1e-4 fit a long whatever they are. */
  private static final int SAFE_DIGITS = 18;

  private DecimalText() {}

  /** The number in units of 1e-4, or {@link #INVALID} or {@link #TOO_LARGE}. */
  static long parsePositive(char[] text, int start, int end) {
    long units = 0;
    int whole = 0;
    int at = start;
    for (; at < end && isDigit(text[at]); at++, whole++) {
      units = units * 10 + (text[at] - '0');
    }
    int decimals = 0;
    if (at < end && text[at] == '.') {
      for (at++; at < end && isDigit(text[at]); at++, decimals++) {
        units = units * 10 + (text[at] - '0');
      }
      if (decimals == 0) {
        return INVALID;
      }
    }
    if (whole == 0 || whole > 1 && text[start] == '0') {
      return INVALID;
    }
    if (at < end || decimals > DECIMALS || whole > SAFE_DIGITS - DECIMALS) {
      return parseRare(text, start, at, end);
    }
    for (; decimals < DECIMALS; decimals++) {
      units *= 10;
    }
    return units > 0 ? units : INVALID;
  }

  /** Numbers with an exponent, with many digits, or none at all. */
  private static long parseRare(char[] text, int start, int mantissaEnd, int end) {
    if (mantissaEnd < end && !isExponent(text, mantissaEnd, end)) {
      return INVALID;
    }
    BigDecimal mantissa = new BigDecimal(text, start, mantissaEnd - start);
    if (mantissa.signum() == 0) {
      return INVALID;
    }
    BigDecimal shortest = mantissa.stripTrailingZeros();
    long scale = shortest.scale() - exponent(text, mantissaEnd, end);
    if (scale > DECIMALS) {
      return INVALID;
    }
    long digits = shortest.precision() + DECIMALS - scale;
    if (digits > SAFE_DIGITS) {
      return TOO_LARGE;
    }
    return shortest.unscaledValue().longValueExact() * powerOfTen((int) (DECIMALS - scale));
  }

  private static boolean isExponent(char[] text, int start, int end) {
    int at = start + 1;
    if (text[start] != 'e' && text[start] != 'E') {
      return false;
    }
    if (at < end && (text[at] == '+' || text[at] == '-')) {
      at++;
    }
    if (at == end) {
      return false;
    }
    for (; at < end; at++) {
      if (!isDigit(text[at])) {
        return false;
      }
    }
    return true;
  }

  private static long exponent(char[] text, int start, int end) {
    long exponent = 0;
    boolean negative = false;
    for (int at = start + 1; at < end; at++) {
      if (isDigit(text[at])) {
        // Whatever comes after this many says no more than "far away".
        exponent = Math.min(1_000_000_000_000L, exponent * 10 + (text[at] - '0'));
      } else {
        negative |= text[at] == '-';
      }
    }
    return negative ? -exponent : exponent;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
