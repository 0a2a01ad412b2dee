package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.calendar.TradingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
final class CloseRuleTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
  private static final Instant AFTERNOON = Instant.parse("2026-11-26T20:00:00Z");

  private final CloseRule rule =
      new CloseRule(new TradingDays(Set.of(), Map.of()), Duration.ofMinutes(5));

  @Test
  void aDayIsDueTheGraceAfterItsBell() {
    assertThat(rule.due(TUESDAY)).isEqualTo("2026-11-24T21:05:00Z");
    assertThat(rule.nextDue(Instant.parse("2026-11-24T21:04:59.999Z"))).isEqualTo(TUESDAY);
    assertThat(rule.nextDue(Instant.parse("2026-11-24T21:05:00Z"))).isEqualTo(WEDNESDAY);
    Duration patience = Duration.ofHours(4);
    assertThat(rule.dueWithin(Instant.parse("2026-11-24T21:04:59Z"), patience)).isEmpty();
    assertThat(rule.dueWithin(Instant.parse("2026-11-24T21:05:00Z"), patience)).hasValue(TUESDAY);
    assertThat(rule.dueWithin(Instant.parse("2026-11-25T01:05:00Z"), patience)).isEmpty();
    assertThat(rule.dueWithin(Instant.parse("2026-11-26T21:05:00Z"), patience)).isEmpty();
  }

  @Test
  void whatIsNoTradingDayOrNotYetIsRefused() {
    assertThat(rule.refusal(WEDNESDAY, AFTERNOON)).isEmpty();
    assertThat(rule.refusal(THANKSGIVING, AFTERNOON).orElseThrow())
        .contains("2026-11-26 is no trading day")
        .contains("2026-11-25");
    assertThat(rule.refusal(LocalDate.of(2026, 11, 22), AFTERNOON).orElseThrow())
        .contains("2026-11-22 is no trading day")
        .contains("2026-11-20");
    assertThat(rule.refusal(LocalDate.of(2026, 11, 27), AFTERNOON).orElseThrow())
        .contains("is after today");
  }

  @Test
  void aDayBeforeAClosedOneIsRefused() {
    ClosesSoFar closes = new ClosesSoFar(Optional.of(WEDNESDAY), Optional.empty());
    assertThat(rule.refusal(TUESDAY, closes).orElseThrow()).contains("cannot be closed any more");
    assertThat(rule.refusal(WEDNESDAY, closes)).isEmpty();
    assertThat(rule.refusal(WEDNESDAY, ClosesSoFar.NONE)).isEmpty();
  }

  @Test
  void aCloseSortsBehindThoseBeforeItWhateverTheClockSays() {
    Instant newest = Instant.parse("2026-11-25T21:05:00.500Z");
    ClosesSoFar closes = ClosesSoFar.NONE.begun(newest).begun(newest.minusSeconds(60));
    assertThat(closes.newestId()).hasValue(newest);
    for (Instant now :
        new Instant[] {newest.minusSeconds(600), newest, newest.plusNanos(999_999)}) {
      ClosingPlace place = rule.place(WEDNESDAY, now, closes);
      assertThat(place.closeId()).isEqualTo("20261125T210500.501Z");
      assertThat(place.instant()).isEqualTo(newest.plusMillis(1));
    }
    assertThat(rule.place(WEDNESDAY, newest.plusSeconds(1), closes).closeId())
        .isEqualTo("20261125T210501.500Z");
    assertThat(rule.place(WEDNESDAY, newest, ClosesSoFar.NONE).instant()).isEqualTo(newest);
  }

  @Test
  void pricesAreThoseOfTheEndOfTheGraceHoweverLateTheClose() {
    Instant due = rule.due(TUESDAY);
    assertThat(rule.pricesAsOf(TUESDAY, due.minusSeconds(1))).isEqualTo(due.minusSeconds(1));
    assertThat(rule.pricesAsOf(TUESDAY, due.plusSeconds(3_600))).isEqualTo(due);
  }
}
