package com.stockafolio.http.answer;

/**
 * Instants as the API writes them: ISO 8601 in UTC with milliseconds, 24 ASCII bytes, {@code
 * 2026-11-24T15:04:05.123Z}. Some ten times faster than {@code DateTimeFormatter}, of which a
 * portfolio would need 32.
 */
final class IsoInstant {
  static final int LENGTH = 24;

  /** First and last millisecond of the years 0 to 9999, which four digits can tell. */
  private static final long LEAST_MILLIS = -62_167_219_200_000L;

  private static final long MOST_MILLIS = 253_402_300_799_999L;

  private static final long DAY_MILLIS = 86_400_000L;

  private IsoInstant() {}

  /**
   * Writes an instant.
   *
   * @param millis milliseconds since 1970; one outside the years 0 to 9999 is written as the
   *     nearest within
   */
  static void write(long millis, byte[] target, int offset) {
    long told = Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, millis));
    date(Math.floorDiv(told, DAY_MILLIS), target, offset);
    int ofDay = (int) Math.floorMod(told, DAY_MILLIS);
    target[offset + 10] = 'T';
    digits(ofDay / 3_600_000, 2, target, offset + 11);
    target[offset + 13] = ':';
    digits(ofDay / 60_000 % 60, 2, target, offset + 14);
    target[offset + 16] = ':';
    digits(ofDay / 1_000 % 60, 2, target, offset + 17);
    target[offset + 19] = '.';
    digits(ofDay % 1_000, 3, target, offset + 20);
    target[offset + 23] = 'Z';
  }

  /** Years are counted from March, so that the leap day is the last and months follow a rule. */
  private static void date(long epochDay, byte[] target, int offset) {
    int day = (int) (epochDay + 719_468); // since the first of March of year 0
    int era = Math.floorDiv(day, 146_097);
    int ofEra = Math.floorMod(day, 146_097);
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * ofYear + 2) / 153;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4, target, offset);
    target[offset + 4] = '-';
    digits(month, 2, target, offset + 5);
    target[offset + 7] = '-';
    digits(ofYear - (153 * monthFromMarch + 2) / 5 + 1, 2, target, offset + 8);
  }

  private static void digits(int value, int count, byte[] target, int offset) {
    int rest = value;
    for (int i = offset + count - 1; i >= offset; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
