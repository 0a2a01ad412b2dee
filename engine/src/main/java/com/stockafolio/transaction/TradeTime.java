package com.stockafolio.transaction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Reads the time of a trade: an ISO-8601 date and time with seconds and an offset, such as {@code
 * 2026-11-24T15:04:05.123Z}, from the year 1970 to the year 9999. What is finer than a millisecond
 * is cut off.
 */
final class TradeTime {
  static final long EARLIEST_MILLIS = 0;
  static final long LATEST_MILLIS = 253_402_300_799_999L;

  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int SECONDS_LENGTH = SHAPE.length();
  private static final long DAY_MILLIS = 86_400_000;

  private TradeTime() {}

  /**
   * The milliseconds since 1970.
   *
   * @throws DateTimeException if the text is no such time
   */
  static long parse(String text) {
    long millis = hasShape(text) ? plain(text) : general(text);
    if (millis < EARLIEST_MILLIS || millis > LATEST_MILLIS) {
      throw new DateTimeException("outside the years 1970 to 9999");
    }
    return millis;
  }

  /** Whether it is written as {@code …T15:04:05Z} or {@code …T15:04:05.123Z}, as most are. */
  private static boolean hasShape(String text) {
    int length = text.length();
    if (length != SECONDS_LENGTH + 1 && length != SECONDS_LENGTH + 5
        || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int i = 0; i < SECONDS_LENGTH; i++) {
      char expected = SHAPE.charAt(i);
      char found = text.charAt(i);
      if (expected == 'd' ? !isDigit(found) : found != expected) {
        return false;
      }
    }
    if (length == SECONDS_LENGTH + 1) {
      return true;
    }
    return text.charAt(SECONDS_LENGTH) == '.'
        && isDigit(text.charAt(SECONDS_LENGTH + 1))
        && isDigit(text.charAt(SECONDS_LENGTH + 2))
        && isDigit(text.charAt(SECONDS_LENGTH + 3));
  }

  private static long plain(String text) {
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no time of day");
    }
    int millis = text.length() == SECONDS_LENGTH + 1 ? 0 : number(text, SECONDS_LENGTH + 1, 3);
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
    return day * DAY_MILLIS + ((hour * 60L + minute) * 60 + second) * 1000 + millis;
  }

  private static long general(String text) {
    try {
      return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
          .toInstant()
          .toEpochMilli();
    } catch (ArithmeticException beyondLong) {
      throw new DateTimeException("outside the years 1970 to 9999", beyondLong);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}
