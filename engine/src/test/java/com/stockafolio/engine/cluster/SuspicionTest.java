package com.stockafolio.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuspicionTest {
  private static final long SECOND = 1_000_000_000;

  private final Suspicion suspicion = new Suspicion(Duration.ofSeconds(5));

  @Test
  void whoeverIsLateIsWaitedForAsLongAsItDoesNotRefuse() {
    suspicion.late(7 * SECOND);
    suspicion.tried(false);

    assertThat(suspicion.isGone(12 * SECOND)).isFalse();
    suspicion.late(12 * SECOND);
    assertThat(suspicion.isGone(12 * SECOND + 1)).isTrue();
  }

  @Test
  void whoeverIsLateAndRefusesTwiceInARowIsGone() {
    suspicion.late(7 * SECOND);

    suspicion.tried(true);
    suspicion.tried(false);
    suspicion.tried(true);
    assertThat(suspicion.isGone(8 * SECOND)).isFalse();

    suspicion.tried(true);
    assertThat(suspicion.isGone(8 * SECOND)).isTrue();
  }

  @Test
  void whoeverIsNotLateIsThereWhateverItsPortSays() {
    suspicion.late(7 * SECOND);
    suspicion.tried(true);
    suspicion.clear();
    suspicion.tried(true);

    assertThat(suspicion.isGone(100 * SECOND)).isFalse();

    suspicion.late(100 * SECOND);
    assertThat(suspicion.isGone(101 * SECOND)).isFalse();
  }
}
