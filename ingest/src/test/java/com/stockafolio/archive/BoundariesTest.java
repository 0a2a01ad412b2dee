package com.stockafolio.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
final class BoundariesTest {
  @Test
  void anObjectEndsBeforeTheNextMultiple() {
    Boundaries boundaries = new Boundaries(100, List.of());

    assertThat(boundaries.endOf(0)).isEqualTo(100);
    assertThat(boundaries.endOf(99)).isEqualTo(100);
    assertThat(boundaries.endOf(100)).isEqualTo(200);
    assertThat(boundaries.endsAtCut(0)).isFalse();
  }

  @Test
  void anObjectEndsBeforeTheNearestCut() {
    Boundaries boundaries = new Boundaries(100, List.of(170L, 30L, 40L, 0L));

    assertThat(boundaries.endOf(0)).isEqualTo(30);
    assertThat(boundaries.endsAtCut(0)).isTrue();
    assertThat(boundaries.endOf(30)).isEqualTo(40);
    assertThat(boundaries.endOf(40)).isEqualTo(100);
    assertThat(boundaries.endsAtCut(40)).isFalse();
    assertThat(boundaries.endOf(100)).isEqualTo(170);
    assertThat(boundaries.endOf(170)).isEqualTo(200);
  }

  @Test
  void aCutAtAMultipleChangesNothing() {
    Boundaries boundaries = new Boundaries(100, List.of(100L));

    assertThat(boundaries.endOf(0)).isEqualTo(100);
    assertThat(boundaries.endsAtCut(0)).isTrue();
    assertThat(boundaries.endOf(100)).isEqualTo(200);
  }
}
