package com.stockafolio.loadtest.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentMostTest {

  @Test
  void forgetsWhatIsOlderThanItsSpan() {
    RecentMost most = new RecentMost(30);
    assertThat(most.value()).isZero();
    most.add(0, 9);
    most.add(10, 5);
    most.add(30, 1);
    assertThat(most.value()).isEqualTo(9);
    most.add(31, 2);
    assertThat(most.value()).isEqualTo(5);
    most.add(41, 2);
    assertThat(most.value()).isEqualTo(2);
  }
}
