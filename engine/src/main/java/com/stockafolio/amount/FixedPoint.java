package com.stockafolio.amount;

/**
 * Decimal text of fixed-point numbers: longs that count units of 1e-9.
 *
 * <p>What is read is a number in the grammar of JSON (RFC 8259): an optional minus, digits without
 * leading zeros, an optional fraction, an optional exponent. It must be exact in the unit; nothing
 * is rounded.
 */
public final class FixedPoint {

  /** Beyond this an exponent only says "far too large" or "far too precise". */
  private static final long EXPONENT_LIMIT = 1_000_000_000_000L;

  /** The decimals of a unit. */
  public static final int DECIMALS = 9;

  private static final long UNIT = 1_000_000_000;
  private static final int SHOWN = 40;

  private FixedPoint() {}

  /**
   * The number in units of 1e-9. Zeros beyond the ninth decimal are exact and taken, as is an
   * exponent that leaves the number exact: "178.4900000000", "1e2", "15E-4".
   *
   * @throws NumberFormatException if the text is no number, or has more than 9 decimals
   * @throws ArithmeticException if the number is exact but exceeds a long of 1e-9 units
   */
  public static long parse(CharSequence text) {
    return parse(text, DECIMALS);
  }

  /**
   * The number in units of so many decimals, as {@link #parse(CharSequence)} reads it.
   *
   * @throws NumberFormatException if the text is no number, or has more decimals
   * @throws ArithmeticException if the number is exact but exceeds a long of its units
   */
  public static long parse(CharSequence text, int decimals) {
    int length = text.length();
    int at = 0;
    boolean negative = length > 0 && text.charAt(0) == '-';
    if (negative) {
      at = 1;
    }
    int digitsFrom = at;
    while (at < length && isDigit(text.charAt(at))) {
      at++;
    }
    int wholeDigits = at - digitsFrom;
    if (wholeDigits == 0 || (wholeDigits > 1 && text.charAt(digitsFrom) == '0')) {
      throw notANumber(text);
    }
    int fractionDigits = 0;
    if (at < length && text.charAt(at) == '.') {
      at++;
      int fractionFrom = at;
      while (at < length && isDigit(text.charAt(at))) {
        at++;
      }
      fractionDigits = at - fractionFrom;
      if (fractionDigits == 0) {
        throw notANumber(text);
      }
    }
    int digitsTo = at;
    long exponent = 0;
    if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      exponent = exponent(text, at + 1);
    } else if (at < length) {
      throw notANumber(text);
    }
    long power = exponent + decimals - fractionDigits;
    return units(text, negative, digitsFrom, digitsTo, power, decimals);
  }

  /** The number as a plain decimal, without zeros at the end of the fraction: "462", "-0.5". */
  public static String plain(long billionths) {
    return withDecimals(billionths, 0);
  }

  /**
   * The number as a plain decimal that has at least so many decimals, and beyond them no zeros at
   * the end: with 4 of them "178.4900", "-0.0001", "180.123456789".
   */
  public static String withDecimals(long billionths, int atLeast) {
    int decimals = DECIMALS;
    long rest = billionths;
    while (decimals > atLeast && rest % 10 == 0) {
      rest /= 10;
      decimals--;
    }
    StringBuilder text = new StringBuilder(24);
    append(text, billionths, decimals);
    return text.toString();
  }

  private static void append(StringBuilder text, long billionths, int decimals) {
    // Kept negative, so that Long.MIN_VALUE has a place too.
    long negated = billionths > 0 ? -billionths : billionths;
    if (billionths < 0) {
      text.append('-');
    }
    text.append(-(negated / UNIT));
    if (decimals > 0) {
      text.append('.');
      long fraction = -(negated % UNIT);
      long digit = UNIT / 10;
      for (int i = 0; i < decimals; i++) {
        text.append((char) ('0' + fraction / digit % 10));
        digit /= 10;
      }
    }
  }

  /** The digits between the two places, a point among them skipped, times ten to the power. */
  private static long units(
      CharSequence text, boolean negative, int digitsFrom, int digitsTo, long power, int decimals) {
    int first = digitsFrom;
    while (first < digitsTo && !isSignificant(text.charAt(first))) {
      first++;
    }
    if (first == digitsTo) {
      return 0;
    }
    int end = digitsTo;
    long zeros = power;
    while (!isSignificant(text.charAt(end - 1))) {
      end--;
      if (text.charAt(end) == '0') {
        zeros++;
      }
    }
    if (zeros < 0) {
      throw new NumberFormatException("more than " + decimals + " decimals: " + shown(text));
    }
    // Accumulated below zero: the range of a long is wider there.
    long value = 0;
    for (int i = first; i < end; i++) {
      char c = text.charAt(i);
      if (c != '.') {
        value = Math.subtractExact(Math.multiplyExact(value, 10L), (long) (c - '0'));
      }
    }
    for (long i = 0; i < zeros; i++) {
      value = Math.multiplyExact(value, 10L);
    }
    return negative ? value : Math.negateExact(value);
  }

  private static long exponent(CharSequence text, int from) {
    int at = from;
    int length = text.length();
    boolean negative = at < length && text.charAt(at) == '-';
    if (at < length && (negative || text.charAt(at) == '+')) {
      at++;
    }
    if (at == length) {
      throw notANumber(text);
    }
    long exponent = 0;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        throw notANumber(text);
      }
      exponent = Math.min(EXPONENT_LIMIT, exponent * 10 + (c - '0'));
    }
    return negative ? -exponent : exponent;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSignificant(char c) {
    return c != '0' && c != '.';
  }

  private static NumberFormatException notANumber(CharSequence text) {
    return new NumberFormatException("not a plain decimal number: " + shown(text));
  }

  private static String shown(CharSequence text) {
    return text.length() <= SHOWN ? text.toString() : text.subSequence(0, SHOWN) + "...";
  }
}
