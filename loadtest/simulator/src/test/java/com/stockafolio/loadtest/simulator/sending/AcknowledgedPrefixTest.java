package com.stockafolio.loadtest.simulator.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AcknowledgedPrefixTest {

  private final AcknowledgedPrefix acknowledgements = new AcknowledgedPrefix(64);

  @Test
  void growsWithoutABreakOnly() {
    acknowledgements.acknowledge(1);
    acknowledgements.acknowledge(2);
    assertThat(acknowledgements.prefix()).isZero();
    acknowledgements.acknowledge(0);
    assertThat(acknowledgements.prefix()).isEqualTo(3);
    assertThat(acknowledgements.acknowledged()).isEqualTo(3);
  }

  @Test
  void takesAnyOrderAroundTheWindow() {
    for (int seed = 0; seed < 50; seed++) {
      AcknowledgedPrefix prefix = new AcknowledgedPrefix(64);
      Random random = new Random(seed);
      List<Long> inFlight = new ArrayList<>();
      long next = 0;
      while (next < 2_000 || !inFlight.isEmpty()) {
        while (next < 2_000 && next < prefix.roomUntil() && random.nextInt(4) > 0) {
          inFlight.add(next++);
        }
        if (!inFlight.isEmpty()) {
          prefix.acknowledge(inFlight.remove(random.nextInt(inFlight.size())));
        }
        long expected = inFlight.isEmpty() ? next : Collections.min(inFlight);
        assertThat(prefix.prefix()).isEqualTo(expected);
      }
      assertThat(prefix.acknowledged()).isEqualTo(2_000);
    }
  }

  @Test
  void theSenderWaitsAtTheEndOfTheWindow() {
    assertThat(acknowledgements.roomUntil()).isEqualTo(64);
    acknowledgements.acknowledge(0);
    assertThat(acknowledgements.roomUntil()).isEqualTo(65);
    assertThatThrownBy(() -> acknowledgements.acknowledge(65))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailedTradeEndsThePrefix() {
    acknowledgements.acknowledge(0);
    acknowledgements.fail(2);
    acknowledgements.acknowledge(3);
    acknowledgements.acknowledge(1);
    for (long index = 4; index < 1_000; index++) {
      assertThat(acknowledgements.roomUntil()).isGreaterThan(index);
      acknowledgements.acknowledge(index);
    }
    assertThat(acknowledgements.prefix()).isEqualTo(2);
    assertThat(acknowledgements.acknowledged()).isEqualTo(999);
    assertThat(acknowledgements.failed()).isEqualTo(1);
  }

  @Test
  void theFirstFailureCountsWhateverTheirOrder() {
    acknowledgements.fail(5);
    acknowledgements.fail(3);
    for (long index : new long[] {0, 1, 2, 4, 6}) {
      acknowledgements.acknowledge(index);
    }
    assertThat(acknowledgements.prefix()).isEqualTo(3);
  }
}
