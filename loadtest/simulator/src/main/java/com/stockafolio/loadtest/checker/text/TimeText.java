package com.stockafolio.loadtest.checker.text;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * Instants as ISO-8601 text with an offset, from the year 1970 to the year 9999, in milliseconds
 * since 1970.
 */
public final class TimeText {
  /** The answer for text that is no instant. */
  public static final long INVALID = -1;

  private static final long LATEST = 253_402_300_799_999L;

  private static final String USUAL = "dddd-dd-ddTdd:dd:dd.dddZ";

  private TimeText() {}

  /** The instant, what is finer than a millisecond cut off, or {@link #INVALID}. */
  public static long parseMillis(char[] text, int start, int end) {
    if (isUsual(text, start, end)) {
      int year = number(text, start, 4);
      int month = number(text, start + 5, 2);
      int day = number(text, start + 8, 2);
      int hour = number(text, start + 11, 2);
      int minute = number(text, start + 14, 2);
      int second = number(text, start + 17, 2);
      // The last days of months are left to the calendar below.
      if (year >= 1970
          && month >= 1
          && month <= 12
          && day >= 1
          && day <= 28
          && hour < 24
          && minute < 60) {
        if (second < 60) {
          long days = daysSince1970(year, month, day);
          long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
          return seconds * 1000 + number(text, start + 20, 3);
        }
      }
    }
    try {
      String whole = new String(text, start, end - start);
      long millis = OffsetDateTime.parse(whole).toInstant().toEpochMilli();
      return millis >= 0 && millis <= LATEST ? millis : INVALID;
    } catch (DateTimeException | ArithmeticException e) {
      return INVALID;
    }
  }

  private static boolean isUsual(char[] text, int start, int end) {
    if (end - start != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < USUAL.length(); i++) {
      char expected = USUAL.charAt(i);
      char c = text[start + i];
      if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(char[] text, int start, int digits) {
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  /** Counts from March, so that the leap day is the year's last. */
  private static long daysSince1970(int year, int month, int day) {
    long marchYear = month > 2 ? year : year - 1L;
    int marchMonth = (month + 9) % 12;
    long leapDays =
        Math.floorDiv(marchYear, 4L)
            - Math.floorDiv(marchYear, 100L)
            + Math.floorDiv(marchYear, 400L);
    return marchYear * 365 + leapDays + (marchMonth * 153 + 2) / 5 + day - 1 - 719_468;
  }
}
