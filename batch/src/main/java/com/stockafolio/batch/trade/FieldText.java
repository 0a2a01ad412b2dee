package com.stockafolio.batch.trade;

import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.batch.exact.UuidBytes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.apache.avro.util.Utf8;

/**
 * The text of one field of a record, as UTF-8 where it stands: twenty million records have seven
 * fields each, of which few are ever needed as strings. Set again for each record.
 */
final class FieldText {
  private static final int DAY_MILLIS = 86_400_000;
  private static final int DATE_LENGTH = 10;
  private static final int PLAIN_TIME_LENGTH = "2026-11-24T15:04:05.123Z".length();
  private static final int LONGEST_PLAIN_NUMBER = 19;

  /** Digits before the point, and after it, of a number that always fits a long of 1e-9. */
  private static final int MOST_DIGITS = 9;

  private static final int ABSENT = -1;
  private static final int DOLLAR_DECIMALS = 8;

  private byte[] bytes = new byte[0];
  private int from;
  private int length;

  /** The date that was read last; most records are of one day. */
  private final byte[] date = new byte[DATE_LENGTH];

  private long dateMillis;

  void set(byte[] newBytes, int newFrom, int newLength) {
    bytes = newBytes;
    from = newFrom;
    length = newLength;
  }

  /** The record has no such field. */
  void setAbsent() {
    from = 0;
    length = ABSENT;
  }

  /** Whether the record has the field. */
  boolean isThere() {
    return length != ABSENT;
  }

  void set(String text) {
    bytes = text.getBytes(StandardCharsets.UTF_8);
    from = 0;
    length = bytes.length;
  }

  @Override
  public String toString() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  /** How many bytes it has. */
  int length() {
    return length;
  }

  /** A hash of its bytes. */
  int hash() {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  boolean is(byte[] other) {
    return Arrays.equals(bytes, from, from + length, other, 0, other.length);
  }

  boolean is(Utf8 other) {
    return Arrays.equals(bytes, from, from + length, other.getBytes(), 0, other.getByteLength());
  }

  boolean isUuid() {
    return length == UuidBytes.LENGTH && UuidBytes.isUuid(bytes, from);
  }

  long uuidHigh() {
    return UuidBytes.high(bytes, from);
  }

  long uuidLow() {
    return UuidBytes.low(bytes, from);
  }

  /**
   * The number in 1e-9; most are a few digits with a point, the grammar's pattern is for the
   * others.
   */
  DecimalText number() {
    boolean zeros = length > 1 && bytes[from] == '0' && bytes[from + 1] != '.';
    if (length == 0 || length > LONGEST_PLAIN_NUMBER || zeros) {
      return DecimalText.of(toString());
    }
    long value = 0;
    int point = -1;
    for (int i = 0; i < length; i++) {
      byte c = bytes[from + i];
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
      } else if (c == '.' && point < 0 && i > 0 && i < length - 1) {
        point = i;
      } else {
        return DecimalText.of(toString());
      }
    }
    int decimals = point < 0 ? 0 : length - 1 - point;
    if (decimals > MOST_DIGITS || (point < 0 ? length : point) > MOST_DIGITS) {
      return DecimalText.of(toString());
    }
    for (int i = decimals; i < MOST_DIGITS; i++) {
      value *= 10;
    }
    return new DecimalText(DecimalText.Kind.EXACT, value);
  }

  /** The number in 1e-8 dollars. */
  DecimalText dollars() {
    return DecimalText.of(toString(), DOLLAR_DECIMALS);
  }

  /**
   * The time in milliseconds since 1970.
   *
   * @throws DateTimeException if it is none
   */
  long millis() {
    boolean plain =
        length == PLAIN_TIME_LENGTH
            && digits(11, 2, ':') < 24
            && digits(14, 2, ':') < 60
            && digits(17, 2, '.') < 60
            && digits(20, 3, 'Z') < 1000
            && bytes[from + DATE_LENGTH] == 'T';
    if (!plain) {
      return OffsetDateTime.parse(toString()).toInstant().toEpochMilli();
    }
    if (!Arrays.equals(bytes, from, from + DATE_LENGTH, date, 0, DATE_LENGTH)) {
      String text = new String(bytes, from, DATE_LENGTH, StandardCharsets.UTF_8);
      dateMillis = LocalDate.parse(text).toEpochDay() * DAY_MILLIS;
      System.arraycopy(bytes, from, date, 0, DATE_LENGTH);
    }
    long seconds = (digits(11, 2, ':') * 60L + digits(14, 2, ':')) * 60 + digits(17, 2, '.');
    return dateMillis + seconds * 1000 + digits(20, 3, 'Z');
  }

  /** The number in digits there, if the given character comes after them; else a huge one. */
  private int digits(int at, int count, char after) {
    int value = 0;
    for (int i = from + at; i < from + at + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MAX_VALUE;
      }
      value = value * 10 + digit;
    }
    return bytes[from + at + count] == after ? value : Integer.MAX_VALUE;
  }
}
