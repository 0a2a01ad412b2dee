package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.engine.node.Standstills;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private final Standstills standstills = new Standstills();
  private final Refusals refusals = new Refusals(standstills);

  @Test
  void eachPartitionStandsStillForItself() {
    refusals.refuse(0, "it was cut");
    refusals.refuse(3, "it is gone");
    refusals.refuse(3, "it was made anew");
    assertThat(standstills.whys()).containsExactly("it was cut", "it was made anew");
    assertThat(standstills.isWhole()).isFalse();

    refusals.end(0);
    refusals.end(1);
    assertThat(standstills.whys()).containsExactly("it was made anew");
  }
}
