package com.stockafolio.portfolio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The canonical text of a UUID: hexadecimal groups of 8, 4, 4, 4 and 12 digits, lower case. */
final class UuidText {

  static final int LENGTH = 36;
  private static final int SHOWN = 40;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The value of each digit by its byte; -1 where the byte is none. */
  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int value = 0; value < DIGITS.length; value++) {
      VALUES[DIGITS[value]] = (byte) value;
    }
  }

  private UuidText() {}

  /** Throws IllegalArgumentException unless the text is 36 characters with the four hyphens. */
  static void check(String text) {
    if (text == null
        || text.length() != LENGTH
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      throw notCanonical(text);
    }
  }

  static long high(String text) {
    return hex(text, 0, 8) << 32 | hex(text, 9, 13) << 16 | hex(text, 14, 18);
  }

  static long low(String text) {
    return hex(text, 19, 23) << 48 | hex(text, 24, 36);
  }

  /** The same for 36 ASCII bytes. */
  static void check(byte[] ascii, int offset) {
    if (ascii[offset + 8] != '-'
        || ascii[offset + 13] != '-'
        || ascii[offset + 18] != '-'
        || ascii[offset + 23] != '-') {
      throw notCanonical(ascii, offset);
    }
  }

  static long high(byte[] ascii, int offset) {
    return hex(ascii, offset, 0, 8) << 32
        | hex(ascii, offset, 9, 13) << 16
        | hex(ascii, offset, 14, 18);
  }

  static long low(byte[] ascii, int offset) {
    return hex(ascii, offset, 19, 23) << 48 | hex(ascii, offset, 24, 36);
  }

  static String format(long high, long low) {
    byte[] ascii = new byte[LENGTH];
    write(high, low, ascii, 0);
    return new String(ascii, StandardCharsets.ISO_8859_1);
  }

  static void write(long high, long low, byte[] target, int offset) {
    digits(high >>> 32, 8, target, offset);
    target[offset + 8] = '-';
    digits(high >>> 16, 4, target, offset + 9);
    target[offset + 13] = '-';
    digits(high, 4, target, offset + 14);
    target[offset + 18] = '-';
    digits(low >>> 48, 4, target, offset + 19);
    target[offset + 23] = '-';
    digits(low, 12, target, offset + 24);
  }

  private static void digits(long value, int count, byte[] target, int offset) {
    long rest = value;
    for (int i = offset + count - 1; i >= offset; i--) {
      target[i] = DIGITS[(int) (rest & 0xf)];
      rest >>>= 4;
    }
  }

  private static long hex(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit;
      if (c >= '0' && c <= '9') {
        digit = c - '0';
      } else if (c >= 'a' && c <= 'f') {
        digit = c - 'a' + 10;
      } else {
        throw notCanonical(text);
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static long hex(byte[] ascii, int offset, int from, int to) {
    long value = 0;
    int wrong = 0;
    for (int i = offset + from; i < offset + to; i++) {
      int digit = VALUES[ascii[i] & 0xff];
      wrong |= digit;
      value = value << 4 | digit;
    }
    if (wrong < 0) {
      throw notCanonical(ascii, offset);
    }
    return value;
  }

  private static IllegalArgumentException notCanonical(byte[] ascii, int offset) {
    return notCanonical(new String(ascii, offset, LENGTH, StandardCharsets.ISO_8859_1));
  }

  private static IllegalArgumentException notCanonical(String text) {
    String shown = text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return new IllegalArgumentException("not a UUID of 36 characters in lower case: " + shown);
  }
}
