package com.stockafolio.http.portfolio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The moment that a portfolio is asked for: a sequence, or an instant. */
sealed interface AsOf {
  /** When the portfolio's sequence was this one; not negative. */
  record Sequence(long sequence) implements AsOf {}

  /** After the last trade recorded at or before this instant. */
  record Moment(Instant instant) implements AsOf {}

  /** Before any record: what is further back need not fit the milliseconds of a long. */
  Instant EARLIEST = Instant.EPOCH.minusMillis(1);

  /**
   * Reads the parameter.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static AsOf parse(String text) {
    if (text.matches("[0-9]{1,18}")) {
      return new Sequence(Long.parseLong(text));
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return new Moment(instant.isBefore(EARLIEST) ? EARLIEST : instant);
    } catch (DateTimeException neither) {
      throw new IllegalArgumentException(
          "asOf must be a sequence, or an instant such as 2026-11-24T15:04:05Z", neither);
    }
  }
}
