package com.stockafolio.loadtest.checker.text;

/** UUIDs as 36 lower-case characters. */
public final class UuidText {
  /** The characters of a UUID, hyphens included. */
  public static final int LENGTH = 36;

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private UuidText() {}

  /** Whether the text is a UUID in its canonical, lower-case form. */
  public static boolean isCanonical(char[] text, int start, int end) {
    if (end - start != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text[start + i];
      boolean fits = isHyphen(i) ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The upper 64 bits of a canonical UUID. */
  public static long high(char[] text, int start) {
    return bits(text, start, 18);
  }

  /** The lower 64 bits of a canonical UUID. */
  public static long low(char[] text, int start) {
    return bits(text, start + 18, 18);
  }

  private static long bits(char[] text, int start, int length) {
    long bits = 0;
    for (int i = start; i < start + length; i++) {
      char c = text[i];
      if (c != '-') {
        bits = (bits << 4) | (c <= '9' ? c - '0' : c - 'a' + 10);
      }
    }
    return bits;
  }

  /** Writes the 36 characters. */
  static void write(long high, long low, char[] target, int start) {
    int shift = 60;
    long bits = high;
    for (int i = 0; i < LENGTH; i++) {
      if (isHyphen(i)) {
        target[start + i] = '-';
        continue;
      }
      target[start + i] = DIGITS[(int) (bits >>> shift) & 0xf];
      shift -= 4;
      if (shift < 0) {
        shift = 60;
        bits = low;
      }
    }
  }

  /** The 36 characters as a string. */
  public static String format(long high, long low) {
    char[] text = new char[LENGTH];
    write(high, low, text, 0);
    return new String(text);
  }

  private static boolean isHyphen(int index) {
    return index == 8 || index == 13 || index == 18 || index == 23;
  }
}
