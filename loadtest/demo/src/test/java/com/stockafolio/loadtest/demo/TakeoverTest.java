package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TakeoverTest {

  private static final Instant DEATH = Instant.parse("2026-11-24T15:00:00Z");

  private final Takeover takeover = new Takeover(DEATH);

  @Test
  void endsWhenAllServeAgainAfterSomeDidNot() {
    assertThat(at(0.5, 16, 16)).isEmpty();
    assertThat(at(2.0, 11, 16)).isEmpty();
    assertThat(at(9.0, 15, 15)).isEmpty();
    assertThat(at(12.25, 16, 16))
        .hasValue(
            "all ledgers serve again 12.3 s after the node's death; in between, as few as 11 of 16");
  }

  @Test
  void aCountFromBeforeTheDeathSaysNothing() {
    assertThat(at(-0.1, 11, 11)).isEmpty();
    assertThat(at(0.1, 16, 16)).isEmpty();
  }

  @Test
  void onlyAllSurvivorsTogetherEndIt() {
    assertThat(at(2.0, 11, 16)).isEmpty();
    assertThat(at(9.0, 16, 15)).isEmpty();
  }

  @Test
  void aNodeWithoutLedgersIsNotWaitedForForEver() {
    assertThat(at(7.9, 16, 16)).isEmpty();
    assertThat(at(8.1, 16, 16)).hasValue("the node held no ledger: all went on serving");
  }

  @Test
  void withoutSurvivorsThereIsNothingToSay() {
    assertThat(takeover.look(List.of())).isEmpty();
  }

  private Optional<String> at(double secondsAfterDeath, int servingOfOne, int servingOfOther) {
    Instant at = DEATH.plusMillis(Math.round(secondsAfterDeath * 1_000));
    return takeover.look(List.of(scrape(at, servingOfOne), scrape(at, servingOfOther)));
  }

  private static Scrape scrape(Instant at, double serving) {
    return new Scrape(
        at, Map.of("stockafolio_ledgers", 16.0, "stockafolio_ledgers_serving", serving));
  }
}
