package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code target/demo-summary.json}: a run's figures for machines. */
final class Summary {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> CPU_KINDS = List.of("engine", "cassandra", "kafka");
  private static final List<String> LATENCIES = List.of("p50", "p99", "max", "samples");

  private Summary() {}

  static void write(Figures figures, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(figures) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One JSON object; a figure that there is none of is null. */
  static String text(Figures figures) {
    ObjectNode summary = JSON.createObjectNode();
    summary.put("users", figures.users());
    summary.put("produced", figures.produced());
    summary.put("booked", figures.booked());
    summary.put("duplicates", figures.duplicates());
    summary.put("rejected", figures.rejected());
    summary.put("differing", figures.differing());
    summary.set("tradesPerSecond", figures.done().path("tradesPerSecond"));
    Figures.EngineFigures engine = figures.engine();
    summary.put(
        "tradesPerRow",
        engine.tradesPerRow().isPresent() ? tenths(engine.tradesPerRow().getAsDouble()) : null);
    ObjectNode latency = summary.putObject("latencyMillis");
    for (String name : LATENCIES) {
      latency.set(name, figures.done().path("latencyMillis").path(name));
    }
    ObjectNode cpu = summary.putObject("cpuMicrosPerTrade");
    for (String kind : CPU_KINDS) {
      Double micros = engine.cpuMicrosPerTrade().get(kind);
      cpu.put(kind, micros == null ? null : tenths(micros));
    }
    summary.put(
        "heapBytesPerUser",
        engine.heapBytesPerUser().isPresent() ? engine.heapBytesPerUser().getAsLong() : null);
    return summary.toString();
  }

  private static BigDecimal tenths(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }
}
