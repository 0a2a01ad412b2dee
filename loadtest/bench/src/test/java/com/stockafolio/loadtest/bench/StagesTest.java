package com.stockafolio.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagesTest {

  @TempDir Path directory;

  @Test
  void eachStepCountsFromTheOneBefore() throws Exception {
    Path engine = directory.resolve("engine");
    Path simulator = directory.resolve("simulator");
    // The second was never journaled here, the third never arrived, the fourth is cut off.
    Files.writeString(
        engine,
        """
        a 1001000 1003000 1007000 1015000 1031000
        b 1001000 1003000 1007000 0 1031000
        c 1001000 1003000 1007000 1015000 1031000
        d 1001000 10""");
    Files.writeString(
        simulator,
        """
        a 1000000 1063000
        d 1000000 1063000
        e 1000000 1063000
        """);

    Map<String, Double> figures = new LinkedHashMap<>();
    Stages.read(engine, simulator).addTo(figures);

    assertMillis(figures, "appended", 1);
    assertMillis(figures, "read", 2);
    assertMillis(figures, "decided", 4);
    assertMillis(figures, "journaled", 8);
    assertMillis(figures, "written", 16);
    assertMillis(figures, "received", 32);
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
