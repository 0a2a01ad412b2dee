package com.stockafolio.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class CalendarSettingsTest {
  private static final String CLOSED = "stockafolio.calendar.closed-days";
  private static final String EARLY = "stockafolio.calendar.early-closes";

  @Test
  void byDefaultNothingIsAnnounced() {
    CalendarSettings settings =
        CalendarSettings.read(ConfigFactory.parseResources("reference.conf"));
    assertThat(settings.closedDays()).isEmpty();
    assertThat(settings.earlyCloses()).isEmpty();
  }

  @Test
  void listsAndTextsWithCommasAreRead() {
    for (String closed :
        new String[] {"[\"2026-12-21\", \"2026-12-22\"]", "\"2026-12-21, 2026-12-22\""}) {
      CalendarSettings settings = read(closed, "[\"2026-12-31T13:00\"]");
      assertThat(settings.closedDays())
          .containsExactly(LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 22));
      assertThat(settings.earlyCloses())
          .containsOnlyKeys(LocalDate.of(2026, 12, 31))
          .containsValue(LocalTime.of(13, 0));
    }
    assertThat(read("\"\"", "\"\"").closedDays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[\"2026-02-30\"]', [], stockafolio.calendar.closed-days: 2026-02-30 must be a day",
    "'[tomorrow]', [], stockafolio.calendar.closed-days: tomorrow must be a day",
    "{a = 1}, [], stockafolio.calendar.closed-days",
    "[], '[\"2026-12-31\"]', stockafolio.calendar.early-closes: 2026-12-31 must be a day and its"
        + " bell",
    "[], '[\"2026-12-31T16:00\"]', stockafolio.calendar.early-closes: 2026-12-31T16:00 must be"
        + " after",
    "[], '[\"2026-12-31T09:30\"]', stockafolio.calendar.early-closes: 2026-12-31T09:30 must be"
        + " after",
    "[], '[\"2026-11-29T13:00\"]', stockafolio.calendar.early-closes: 2026-11-29T13:00 is a day of",
    "'[\"2026-12-31\"]', '[\"2026-12-31T13:00\"]', stockafolio.calendar.early-closes:"
        + " 2026-12-31T13:00 is a closed",
    "[], '[\"2026-12-31T13:00\", \"2026-12-31T12:00\"]', 2026-12-31T12:00 is the second bell"
  })
  void whatIsWrongIsRefusedWithKeyAndValue(String closed, String early, String message) {
    assertThatThrownBy(() -> read(closed, early))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  private static CalendarSettings read(String closed, String early) {
    Config config =
        ConfigFactory.parseString(CLOSED + " = " + closed + "\n" + EARLY + " = " + early);
    return CalendarSettings.read(config);
  }
}
