package com.stockafolio.loadtest.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagesTest {

  @TempDir Path directory;

  @Test
  void eachStepCountsFromTheOneBefore() throws Exception {
    Path engine = directory.resolve("engine.jfr");
    Path simulator = directory.resolve("simulator");
    try (Recording recording = new Recording()) {
      recording.start();
      TradeEvents.read(2, 10, 19, 999_000);
      TradeEvents.read(3, 10, 19, 1_003_000);
      TradeEvents.read(3, 20, 29, 1_050_000);
      TradeEvents.booked(1, 3, 19);
      TradeEvents.written(1, 1_031_000);
      TradeEvents.written(1, 1_077_000); // To another of its user's streams.
      TradeEvents.written(2, 1_031_000); // Not booked here.
      TradeEvents.booked(3, 3, 30); // Read before the recording began.
      TradeEvents.written(3, 1_031_000);
      TradeEvents.booked(4, 3, 11); // Not written.
      TradeEvents.booked(5, 3, 12); // Never arrived.
      TradeEvents.written(5, 1_031_000);
      recording.stop();
      recording.dump(engine);
    }
    StringBuilder arrivals = new StringBuilder();
    for (long id : new long[] {1, 2, 3, 4, 6}) {
      arrivals.append(new UUID(0, id)).append(" 1000000 1063000\n");
    }
    Files.writeString(simulator, arrivals + new UUID(0, 7).toString() + " 10");

    Map<String, Double> figures = new LinkedHashMap<>();
    Stages.read(engine, simulator).addTo(figures);

    assertMillis(figures, "appended", 1);
    assertMillis(figures, "read", 2);
    assertMillis(figures, "decided", 4);
    assertMillis(figures, "journaled", 8);
    assertMillis(figures, "written", 16);
    assertMillis(figures, "received", 32);
    assertThat(Stages.read(engine, simulator).trades()).isEqualTo(1);
    assertThat(figures.get("open.bookingMillis.p50")).isCloseTo(14, within(0.1));
    assertThat(figures).doesNotContainKey("open.stageMillis.read.p999");
  }

  @Test
  void withoutATraceThereAreNoStages() {
    Map<String, Double> figures = new LinkedHashMap<>();
    Stages.read(directory.resolve("none"), directory.resolve("none either")).addTo(figures);
    assertThat(figures).isEmpty();
  }

  private static void assertMillis(Map<String, Double> figures, String step, double millis) {
    assertThat(figures.get("open.stageMillis." + step + ".p50")).isCloseTo(millis, within(0.1));
  }
}
