package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.HttpRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** {@code /metrics} is what Prometheus' own linter asks for. */
@Timeout(60)
class MetricNamesTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  /** Units that have a base unit, and short names of units. */
  private static final Set<String> NO_BASE_UNITS =
      Set.of(
          "ns",
          "us",
          "ms",
          "s",
          "nanoseconds",
          "microseconds",
          "milliseconds",
          "minutes",
          "hours",
          "days",
          "kilobytes",
          "megabytes",
          "gigabytes",
          "kb",
          "mb",
          "gb",
          "kib",
          "mib",
          "percent");

  @AutoClose private static final HttpRig HTTP = new HttpRig("");

  @TempDir Path directory;

  @Test
  void namesKeepPrometheusRules() {
    Map<String, String> types = new LinkedHashMap<>();
    List<String> helped = new ArrayList<>();
    String metrics = HTTP.get("/metrics").body();
    for (String line : metrics.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (line.startsWith("# TYPE ")) {
        types.put(words[2], words[3]);
      } else if (line.startsWith("# HELP ") && words.length > 3) {
        helped.add(words[2]);
      }
    }
    assertThat(types).hasSizeGreaterThan(20);
    List<String> problems = new ArrayList<>();
    types.forEach((name, type) -> lint(name, type, problems));
    assertThat(problems).isEmpty();
    assertThat(helped).containsAll(types.keySet());
  }

  private static void lint(String name, String type, List<String> problems) {
    if (type.equals("counter") != name.endsWith("_total")) {
      problems.add(name + ": counters, and no others, end in _total");
    }
    if (type.equals("gauge") && name.matches(".*_(count|sum|bucket|info)")) {
      problems.add(name + ": the suffix belongs to other types");
    }
    if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
      problems.add(name + ": not in snake case");
    }
    for (String part : name.split("_", -1)) {
      if (NO_BASE_UNITS.contains(part)) {
        problems.add(name + ": " + part + " is no base unit");
      }
    }
  }

  static boolean promtoolIsThere() {
    return Files.isExecutable(PROMTOOL);
  }

  @Test
  @EnabledIf("promtoolIsThere")
  void promtoolHasNothingToSay() throws IOException, InterruptedException {
    Path metrics = Files.writeString(directory.resolve("metrics"), HTTP.get("/metrics").body());
    Path said = directory.resolve("said");
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectInput(metrics.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEmpty();
    assertThat(promtool.exitValue()).isZero();
  }
}
