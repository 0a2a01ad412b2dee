package com.stockafolio.loadtest.checker.text;

/**
 * Reads decimals in the grammar of a JSON number: of at most nine decimals, as quantities and
 * prices are, or of eight, as money is. An exponent and zeros beyond are fine where the number is
 * exact.
 */
public final class DecimalText {
  /** Not a number, or of more decimals; of a positive one, not above zero. */
  public static final long INVALID = -1;

  /** Beyond every bound, though a number of no more decimals. */
  public static final long TOO_LARGE = -2;

  private static final int DECIMALS = 9;

  /** So many digits of 1e-9 fit a long whatever they are; one more passes it at most once. */
  private static final int SAFE_DIGITS = 18;

  private DecimalText() {}

  /** The positive number in units of 1e-9, or {@link #INVALID} or {@link #TOO_LARGE}. */
  public static long parsePositive(char[] text, int start, int end) {
    long units = parse(text, start, end, DECIMALS);
    return units == 0 ? INVALID : units;
  }

  /**
   * The size of a number without a sign in units of so many decimals, or {@link #INVALID} or {@link
   * #TOO_LARGE}.
   */
  public static long parse(char[] text, int start, int end, int mostDecimals) {
    long units = 0;
    int at = start;
    for (; at < end && isDigit(text[at]); at++) {
      units = units * 10 + (text[at] - '0');
    }
    int whole = at - start;
    int decimals = 0;
    if (at < end && text[at] == '.') {
      for (at++; at < end && isDigit(text[at]); at++, decimals++) {
        units = units * 10 + (text[at] - '0');
      }
      if (decimals == 0) {
        return INVALID;
      }
    }
    if (whole == 0 || (whole > 1 && text[start] == '0')) {
      return INVALID;
    }
    if (at < end && !isExponent(text, at, end)) {
      return INVALID;
    }
    if (at < end || decimals > mostDecimals || whole > SAFE_DIGITS - DECIMALS) {
      return parseRare(text, start, start + whole, at, exponent(text, at, end), mostDecimals);
    }
    for (; decimals < mostDecimals; decimals++) {
      units *= 10;
    }
    return units;
  }

  /** A number with an exponent, or with more digits than a long is sure to hold. */
  private static long parseRare(
      char[] text, int start, int point, int end, long exponent, int mostDecimals) {
    int first = start;
    while (first < end && !isSignificant(text[first])) {
      first++;
    }
    int last = end - 1;
    while (last > first && !isSignificant(text[last])) {
      last--;
    }
    if (first == end) {
      return 0;
    }
    long scale = exponent + power(last, point);
    if (scale < -mostDecimals) {
      return INVALID;
    }
    if (exponent + power(first, point) + mostDecimals > SAFE_DIGITS) {
      return TOO_LARGE;
    }
    long units = 0;
    for (int at = first; at <= last; at++) {
      if (text[at] != '.') {
        units = units * 10 + (text[at] - '0');
      }
    }
    for (; scale > -mostDecimals; scale--) {
      units *= 10;
    }
    return units < 0 ? TOO_LARGE : units;
  }

  /** The power of ten of the digit at this place of a number without its exponent. */
  private static int power(int at, int point) {
    return at < point ? point - at - 1 : point - at;
  }

  private static boolean isExponent(char[] text, int start, int end) {
    int at = start + 1;
    if (text[start] != 'e' && text[start] != 'E') {
      return false;
    }
    if (at < end && (text[at] == '+' || text[at] == '-')) {
      at++;
    }
    boolean digits = at < end;
    for (; at < end; at++) {
      digits &= isDigit(text[at]);
    }
    return digits;
  }

  private static long exponent(char[] text, int start, int end) {
    long exponent = 0;
    for (int at = start; at < end; at++) {
      if (isDigit(text[at])) {
        // Whatever comes after this many says no more than "far away".
        exponent = Math.min(1_000_000_000_000L, exponent * 10 + (text[at] - '0'));
      }
    }
    return start + 1 < end && text[start + 1] == '-' ? -exponent : exponent;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSignificant(char c) {
    return c != '0' && c != '.';
  }
}
