package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagOffsetTest {
  private final LagOffset offset = new LagOffset();

  @Test
  void commitsOnceAtATime() {
    assertThat(offset.isDue(0)).isFalse();
    offset.moveTo(5);
    assertThat(offset.isDue(0)).isTrue();
    assertThat(offset.begin()).isEqualTo(5);
    offset.moveTo(9);
    assertThat(offset.isDue(1)).isFalse();
    offset.committed(5);
    assertThat(offset.isDue(1)).isTrue();
    assertThat(offset.begin()).isEqualTo(9);
    offset.committed(9);
    assertThat(offset.isDue(2)).isFalse();
  }

  @Test
  void triesAgainAfterAFailure() {
    offset.moveTo(5);
    offset.begin();
    offset.failed(100);
    assertThat(offset.isDue(99)).isFalse();
    assertThat(offset.isDue(100)).isTrue();
  }
}
