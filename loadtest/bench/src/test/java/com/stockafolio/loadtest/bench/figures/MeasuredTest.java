package com.stockafolio.loadtest.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MeasuredTest {

  private static Measured of(double rate) {
    return new Measured("engine", Map.of("closed.tradesPerSecond", rate), Map.of());
  }

  @Test
  void theMedianOfThreeAndTheLowerOfTwo() {
    assertThat(median(of(3), of(9), of(5))).isEqualTo(5);
    assertThat(median(of(8), of(2))).isEqualTo(2);
  }

  @Test
  void aFigureThatARoundLacksIsTheOthersMedian() {
    Measured without = new Measured("engine", Map.of(), Map.of());
    assertThat(median(without, of(4))).isEqualTo(4);
  }

  @Test
  void cleanIsOnlyWhoWasCheckedAndDoesNotDiffer() {
    assertThat(of(1).isClean()).isFalse();
    assertThat(checked(0, 0).isClean()).isTrue();
    assertThat(checked(1, 0).isClean()).isFalse();
    assertThat(checked(0, 1).isClean()).isFalse();
  }

  private static Measured checked(double differing, double unaccounted) {
    return new Measured(
        "engine",
        Map.of(Measured.DIFFERING, differing, Measured.UNACCOUNTED, unaccounted),
        Map.of());
  }

  private static double median(Measured... rounds) {
    return Measured.medians(List.of(rounds).stream().map(List::of).toList())
        .get(0)
        .figures()
        .get("closed.tradesPerSecond");
  }
}
