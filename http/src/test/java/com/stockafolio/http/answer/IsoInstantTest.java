package com.stockafolio.http.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoInstantTest {
  private static final DateTimeFormatter ORACLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static String write(long millis) {
    byte[] ascii = new byte[IsoInstant.LENGTH];
    IsoInstant.write(millis, ascii, 0);
    return new String(ascii, US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000Z",
    "1969-12-31T23:59:59.999Z",
    "2000-02-29T12:00:00.001Z",
    "2024-02-29T23:59:59.999Z",
    "2026-11-24T15:04:05.123Z",
    "2100-03-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00.000Z"
  })
  void writesMillisecondsInUtc(String text) {
    assertThat(write(Instant.parse(text).toEpochMilli())).isEqualTo(text);
  }

  @Test
  void agreesWithTheLibraryAtRandom() {
    Random random = new Random(42);
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L);
      assertThat(write(millis)).isEqualTo(ORACLE.format(Instant.ofEpochMilli(millis)));
    }
  }

  @Test
  void whatFourDigitsOfYearCannotTellIsTheNearestThatTheyCan() {
    assertThat(write(Long.MAX_VALUE)).isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(write(Long.MIN_VALUE)).isEqualTo("0000-01-01T00:00:00.000Z");
  }
}
