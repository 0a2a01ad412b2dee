package com.stockafolio.batch.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decimal number as text, in the grammar of JSON, that must be exact in its units: 1e-9, or 1e-8
 * for dollars.
 *
 * @param kind what it is
 * @param units the number in units; meaningful only where it is {@link Kind#EXACT}
 */
public record DecimalText(Kind kind, long units) {

  /** What a text can be. */
  public enum Kind {
    /** A number without more decimals than the units have, that fits a long of them. */
    EXACT,
    /** No number, or one with more decimals. */
    NOT_EXACT,
    /** A positive one that is too large for a long. */
    TOO_LARGE,
    /** A negative one that is too large for a long. */
    TOO_SMALL
  }

  private static final Pattern GRAMMAR =
      Pattern.compile("(-?)(0|[1-9][0-9]*+)(?:\\.([0-9]++))?(?:[eE]([+-]?[0-9]++))?");

  private static final int FAR = 1_000_000_000;
  private static final int FAR_DIGITS = 9;
  private static final int LONGEST = 19;

  /** What the text says in units of 1e-9. */
  public static DecimalText of(String text) {
    return of(text, DecimalJson.BILLIONTHS);
  }

  /** What the text says in units of so many decimals. */
  public static DecimalText of(String text, int decimals) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      return new DecimalText(Kind.NOT_EXACT, 0);
    }
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    String digits = matcher.group(2) + fraction;
    int first = 0;
    while (first < digits.length() && digits.charAt(first) == '0') {
      first++;
    }
    int end = digits.length();
    while (end > first && digits.charAt(end - 1) == '0') {
      end--;
    }
    if (first == end) {
      return new DecimalText(Kind.EXACT, 0);
    }
    long power =
        exponent(matcher.group(4)) - fraction.length() + (digits.length() - end) + decimals;
    if (power < 0) {
      return new DecimalText(Kind.NOT_EXACT, 0);
    }
    boolean negative = !matcher.group(1).isEmpty();
    if (end - first + power <= LONGEST) {
      BigInteger value =
          new BigDecimal(matcher.group(1) + digits.substring(first, end))
              .scaleByPowerOfTen((int) power)
              .toBigIntegerExact();
      if (value.bitLength() < Long.SIZE) {
        return new DecimalText(Kind.EXACT, value.longValue());
      }
    }
    return new DecimalText(negative ? Kind.TOO_SMALL : Kind.TOO_LARGE, 0);
  }

  /** The exponent, held within a billion: beyond that nothing is exact or small enough. */
  private static long exponent(String text) {
    if (text == null) {
      return 0;
    }
    int first = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    while (first < text.length() - 1 && text.charAt(first) == '0') {
      first++;
    }
    // Text of a megabyte must not be turned into a number of a megabyte: that takes seconds.
    boolean far = text.length() - first > FAR_DIGITS;
    long value = far ? FAR : Long.parseLong(text.substring(first));
    return text.charAt(0) == '-' ? -value : value;
  }
}
