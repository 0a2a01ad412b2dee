package com.stockafolio.batch.exact;

import java.util.Arrays;
import java.util.UUID;

/** UUIDs as 36 ASCII bytes, lower case. */
public final class UuidBytes {
  public static final int LENGTH = 36;

  private static final byte[] NIBBLES = new byte[256];

  static {
    Arrays.fill(NIBBLES, (byte) -1);
    for (int digit = 0; digit < 16; digit++) {
      NIBBLES["0123456789abcdef".charAt(digit)] = (byte) digit;
    }
  }

  private UuidBytes() {}

  /** Whether a UUID stands there. */
  public static boolean isUuid(byte[] text, int from) {
    if (from < 0 || from + LENGTH > text.length) {
      return false;
    }
    int bad = 0;
    for (int i = 0; i < LENGTH; i++) {
      byte c = text[from + i];
      bad |= i == 8 || i == 13 || i == 18 || i == 23 ? c ^ '-' : NIBBLES[c & 0xff] >> 7;
    }
    return bad == 0;
  }

  /** The upper 64 bits of the UUID that {@link #isUuid stands} there. */
  public static long high(byte[] text, int from) {
    return hex(text, from, 8) << 32 | hex(text, from + 9, 4) << 16 | hex(text, from + 14, 4);
  }

  /** The lower 64 bits of the UUID that {@link #isUuid stands} there. */
  public static long low(byte[] text, int from) {
    return hex(text, from + 19, 4) << 48 | hex(text, from + 24, 12);
  }

  private static long hex(byte[] text, int from, int digits) {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value << 4 | NIBBLES[text[i] & 0xff];
    }
    return value;
  }

  /** The id as 36 lower-case characters. */
  public static String text(long high, long low) {
    return new UUID(high, low).toString();
  }
}
