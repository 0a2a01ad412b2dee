package com.stockafolio.loadtest.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutagesTest {
  private final Outages outages = new Outages();

  @Test
  void thereIsNoneBeforeTheFirstBreak() {
    outages.over(100);
    assertThat(outages.any()).isFalse();
    assertThat(outages.longestNanos(1_000)).isZero();
  }

  @Test
  void lastsFromTheFirstBreakToTheNextBytes() {
    outages.broken(100);
    outages.broken(150); // a connection that was tried in vain
    assertThat(outages.longestNanos(180)).isEqualTo(80);
    outages.over(200);
    assertThat(outages.any()).isTrue();
    assertThat(outages.longestNanos(9_000)).isEqualTo(100);
  }

  @Test
  void theLongestCounts() {
    outages.broken(100);
    outages.over(200);
    outages.broken(300);
    outages.over(310);
    assertThat(outages.longestNanos(9_000)).isEqualTo(100);
  }
}
