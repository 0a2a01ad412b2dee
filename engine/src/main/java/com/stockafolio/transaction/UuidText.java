package com.stockafolio.transaction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The canonical text of a UUID: hexadecimal groups of 8, 4, 4, 4 and 12 digits, lower case. */
final class UuidText {

  static final int LENGTH = 36;
  private static final int SHOWN = 40;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** A one in each byte. */
  private static final long ONES = 0x0101_0101_0101_0101L;

  private static final long HALF = 0xffff_ffffL;

  private UuidText() {}

  /** The bytes of a text that has 36 of them. Throws IllegalArgumentException for another one. */
  static byte[] bytes(String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length != LENGTH) {
      throw notCanonical(text);
    }
    return bytes;
  }

  /** Throws IllegalArgumentException unless the four hyphens are where they belong. */
  static void check(byte[] ascii, int offset) {
    if (ascii[offset + 8] != '-'
        || ascii[offset + 13] != '-'
        || ascii[offset + 18] != '-'
        || ascii[offset + 23] != '-') {
      throw notCanonical(ascii, offset);
    }
  }

  static long high(byte[] ascii, int offset) {
    long first = (long) EIGHT.get(ascii, offset);
    long last = four(ascii, offset + 9) << 32 | four(ascii, offset + 14);
    return bits(first, ascii, offset) << 32 | bits(last, ascii, offset);
  }

  static long low(byte[] ascii, int offset) {
    long first = four(ascii, offset + 19) << 32 | four(ascii, offset + 24);
    long last = (long) EIGHT.get(ascii, offset + 28);
    return bits(first, ascii, offset) << 32 | bits(last, ascii, offset);
  }

  static String format(long high, long low) {
    byte[] ascii = new byte[LENGTH];
    write(high, low, ascii, 0);
    return new String(ascii, StandardCharsets.ISO_8859_1);
  }

  static void write(long high, long low, byte[] target, int offset) {
    EIGHT.set(target, offset, digits(high >>> 32));
    target[offset + 8] = '-';
    long middle = digits(high & HALF);
    FOUR.set(target, offset + 9, (int) (middle >>> 32));
    target[offset + 13] = '-';
    FOUR.set(target, offset + 14, (int) middle);
    target[offset + 18] = '-';
    middle = digits(low >>> 32);
    FOUR.set(target, offset + 19, (int) (middle >>> 32));
    target[offset + 23] = '-';
    FOUR.set(target, offset + 24, (int) middle);
    EIGHT.set(target, offset + 28, digits(low & HALF));
  }

  private static long four(byte[] ascii, int at) {
    return (int) FOUR.get(ascii, at) & HALF;
  }

  /** The 32 bits that eight digits write, all at once: a byte of the argument is a digit. */
  private static long bits(long digits, byte[] ascii, int offset) {
    long letters = digits >>> 6 & ONES;
    long values = (digits & 0xf * ONES) + 9 * letters;
    if (((values & 0x10 * ONES) | (ascii(values) ^ digits)) != 0) {
      throw notCanonical(ascii, offset);
    }
    long pairs = (values | values >>> 4) & 0x00ff_00ff_00ff_00ffL;
    long fours = (pairs | pairs >>> 8) & 0x0000_ffff_0000_ffffL;
    return (fours | fours >>> 16) & HALF;
  }

  /** The eight digits of 32 bits. */
  private static long digits(long bits) {
    long fours = (bits | bits << 16) & 0x0000_ffff_0000_ffffL;
    long pairs = (fours | fours << 8) & 0x00ff_00ff_00ff_00ffL;
    return ascii((pairs | pairs << 4) & 0xf * ONES);
  }

  /** Each byte's digit: from ten on it is a letter. */
  private static long ascii(long values) {
    long letters = values + 6 * ONES >>> 4 & ONES;
    return values + '0' * ONES + ('a' - '0' - 10) * letters;
  }

  private static IllegalArgumentException notCanonical(byte[] ascii, int offset) {
    return notCanonical(new String(ascii, offset, LENGTH, StandardCharsets.ISO_8859_1));
  }

  private static IllegalArgumentException notCanonical(String text) {
    String shown = text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return new IllegalArgumentException("not a UUID of 36 characters in lower case: " + shown);
  }
}
