package com.stockafolio.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T15:04:05.123Z, 2026-11-24T15:04:05.123Z",
    "2026-11-24T15:04:05Z, 2026-11-24T15:04:05Z",
    "2026-11-24T15:04:05.1Z, 2026-11-24T15:04:05.100Z",
    "2026-11-24T15:04:05.123999Z, 2026-11-24T15:04:05.123Z",
    "2026-11-24T16:04:05.123+01:00, 2026-11-24T15:04:05.123Z",
    "2028-02-29T23:59:59.999Z, 2028-02-29T23:59:59.999Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
  })
  void readsInstantsToTheMillisecond(String text, String instant) {
    assertThat(TradeTime.parse(text)).isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @Test
  void readsWhatInstantsWrite() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      long millis = (long) (random.nextDouble() * TradeTime.LATEST_MILLIS);
      assertThat(TradeTime.parse(Instant.ofEpochMilli(millis).toString())).isEqualTo(millis);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-24",
        "2026-11-24T15:04:05",
        "2026-11-24T15:04Zxxxxx",
        "2026-11-24 15:04:05Z",
        "2026-13-24T15:04:05Z",
        "2026-11-31T15:04:05Z",
        "2027-02-29T15:04:05Z",
        "2026-11-24T24:04:05Z",
        "2026-11-24T15:60:05Z",
        "2026-11-24T15:04:60Z",
        "2026-11-24T15:04:05.12xZ",
        "1969-12-31T23:59:59.999Z",
        "+12026-11-24T15:04:05Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999-01:00"
      })
  void refusesWhatIsNoSuchInstant(String text) {
    assertThatThrownBy(() -> TradeTime.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
