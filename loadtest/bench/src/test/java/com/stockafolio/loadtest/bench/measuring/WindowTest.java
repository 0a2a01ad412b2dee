package com.stockafolio.loadtest.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WindowTest {

  private static Sample at(double seconds, long committed, long engineMillis) {
    return new Sample(
        (long) (seconds * 1e9),
        committed,
        Map.of("engine", engineMillis * 1_000_000, "kafka", engineMillis * 100_000));
  }

  @Test
  void beginsAndEndsWhereTheOffsetsHaveJustMoved() {
    List<Sample> samples =
        List.of(
            at(0, 0, 0),
            at(1.0, 400, 500),
            at(1.1, 400, 600), // nothing committed: the moment of the commit was the one before
            at(2.0, 1_100, 1_000),
            at(2.1, 1_100, 1_100),
            at(4.0, 3_100, 3_000),
            at(4.1, 3_100, 3_100),
            at(9.0, 3_200, 3_200));

    Window window = Window.between(samples, 1_000, 3_000);

    assertThat(window.trades()).isEqualTo(2_000);
    assertThat(window.seconds()).isCloseTo(2.0, within(1e-9));
    assertThat(window.tradesPerSecond()).isCloseTo(1_000, within(1e-6));
    Map<String, Double> figures = new HashMap<>();
    window.addCpu("cpu", "engine", figures);
    assertThat(figures).containsOnlyKeys("cpu.own", "cpu.kafka", "cpu.total");
    assertThat(figures.get("cpu.own")).isCloseTo(1_000, within(1e-9));
    assertThat(figures.get("cpu.kafka")).isCloseTo(100, within(1e-9));
    assertThat(figures.get("cpu.total")).isCloseTo(1_100, within(1e-9));
  }

  @Test
  void aCommitThatPassesBothMarksAtOnceIsNoMeasurement() {
    assertThatThrownBy(() -> Window.between(List.of(at(0, 0, 0), at(1, 5_000, 1)), 1_000, 3_000))
        .hasMessage(
            "the offsets moved too seldom between 1,000 and 3,000 trades: take more trades");
  }

  @Test
  void whatWasCommittedBeforeTheFirstLookDoesNotCountAsMoved() {
    assertThatThrownBy(
            () -> Window.between(List.of(at(0, 2_000, 0), at(1, 3_500, 1)), 1_000, 3_000))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
