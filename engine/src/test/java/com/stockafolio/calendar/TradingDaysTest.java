package com.stockafolio.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as the exchange has published them. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class TradingDaysTest {
  private final TradingDays days = new TradingDays(Set.of(), Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-04-03", "2026-05-25", "2026-06-19",
        "2026-07-03", "2026-09-07", "2026-11-26", "2026-12-25", "2026-11-21", "2026-11-22",
        "2021-12-24", "2025-01-09", "2018-12-05", "2012-10-29", "2012-10-30", "2001-09-11"
      })
  void theExchangeIsClosed(String day) {
    assertThat(days.isTradingDay(LocalDate.parse(day))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-07-03",
        "2024-11-29",
        "2024-12-24",
        "2025-07-03",
        "2025-11-28",
        "2025-12-24",
        "2026-11-27",
        "2026-12-24",
        "2023-07-03",
        "2018-11-23"
      })
  void theExchangeClosesEarly(String day) {
    assertThat(days.isTradingDay(LocalDate.parse(day))).isTrue();
    assertThat(days.bell(LocalDate.parse(day))).isEqualTo(LocalTime.of(13, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24",
        "2026-07-02",
        "2021-07-02",
        "2026-12-23",
        "2021-12-23",
        "2026-12-31"
      })
  void theExchangeClosesAtFour(String day) {
    assertThat(days.isTradingDay(LocalDate.parse(day))).isTrue();
    assertThat(days.bell(LocalDate.parse(day))).isEqualTo(LocalTime.of(16, 0));
  }

  @Test
  void theBellFollowsNewYorksClock() {
    assertThat(days.close(LocalDate.of(2026, 11, 24)))
        .isEqualTo(Instant.parse("2026-11-24T21:00:00Z"));
    assertThat(days.close(LocalDate.of(2026, 7, 1)))
        .isEqualTo(Instant.parse("2026-07-01T20:00:00Z"));
    assertThat(days.close(LocalDate.of(2026, 11, 27)))
        .isEqualTo(Instant.parse("2026-11-27T18:00:00Z"));
  }

  @Test
  void theNextDayToCloseIsTodayUntilTheBell() {
    assertThat(days.nextToClose(Instant.parse("2026-11-24T20:59:59.999Z")))
        .isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(days.nextToClose(Instant.parse("2026-11-24T21:00:00Z")))
        .isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(days.nextToClose(Instant.parse("2026-11-25T21:00:00Z")))
        .as("past Thanksgiving")
        .isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(days.nextToClose(Instant.parse("2026-11-28T02:00:00Z")))
        .as("past the weekend")
        .isEqualTo(LocalDate.of(2026, 11, 30));
  }

  @Test
  void whatWasAnnouncedIsKnown() {
    TradingDays announced =
        new TradingDays(
            Set.of(LocalDate.of(2026, 11, 25)),
            Map.of(LocalDate.of(2026, 11, 24), LocalTime.of(14, 30)));
    assertThat(announced.isTradingDay(LocalDate.of(2026, 11, 25))).isFalse();
    assertThat(announced.close(LocalDate.of(2026, 11, 24)))
        .isEqualTo(Instant.parse("2026-11-24T19:30:00Z"));
    assertThat(announced.nextToClose(Instant.parse("2026-11-24T19:30:00Z")))
        .as("past an announced day and Thanksgiving")
        .isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(announced.sameOrBefore(LocalDate.of(2026, 11, 26)))
        .isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(announced.sameOrBefore(LocalDate.of(2026, 11, 24)))
        .isEqualTo(LocalDate.of(2026, 11, 24));
  }
}
