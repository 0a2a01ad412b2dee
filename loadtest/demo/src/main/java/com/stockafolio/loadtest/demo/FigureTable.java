package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run's figures for people. */
final class FigureTable {

  private final List<String> lines = new ArrayList<>();

  private FigureTable() {}

  static List<String> of(Figures figures) {
    FigureTable table = new FigureTable();
    table.books(figures);
    table.speed(figures.done());
    table.engine(figures.engine());
    return table.lines;
  }

  private void books(Figures figures) {
    JsonNode checked = figures.checked();
    row("trades in the topic", "%,d", figures.produced());
    row("booked", "%,d", figures.booked());
    row("duplicates", "%,d", figures.duplicates());
    row("rejected", "%,d", figures.rejected());
    row("users compared", "%,d", checked.path("users").asLong());
    row("portfolios that differ", "%,d", figures.differing());
    row("acknowledged, not in topic", "%,d", figures.missingAcknowledged());
    if (checked.has("journalRows")) {
      row("rows in the journal", "%,d", checked.path("journalRows").asLong());
    }
  }

  private void speed(JsonNode done) {
    row("produced in this run", "%,d", done.path("produced").asLong());
    row("trades/s, until booked", "%,.0f", done.path("tradesPerSecond").asDouble());
    row("most lag in the last 30 s", "%,d", done.path("lagLast30sMax").asLong());
    JsonNode latency = done.path("latencyMillis");
    row(
        "latency p50 / p99 / max",
        "%s / %s / %s ms (%,d samples)",
        number(latency.path("p50")),
        number(latency.path("p99")),
        number(latency.path("max")),
        latency.path("samples").asLong());
    if (done.path("interrupted").asLong() > 0) {
      row(
          "streams interrupted",
          "%,d, for %.1f s at the most",
          done.path("interrupted").asLong(),
          done.path("longestOutageMillis").asLong() / 1e3);
    }
    if (done.path("gaps").asLong() > 0) {
      row("streams with a gap", "%,d", done.path("gaps").asLong());
    }
    if (done.path("failed").asLong() > 0) {
      row("trades that Kafka refused", "%,d", done.path("failed").asLong());
    }
  }

  private void engine(Figures.EngineFigures engine) {
    engine.tradesPerRow().ifPresent(trades -> row("trades per journal row", "%.1f", trades));
    engine.cpuMicrosPerTrade().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> row("CPU per trade, " + e.getKey(), "%.1f µs", e.getValue()));
    engine.heapBytesPerUser().ifPresent(bytes -> row("heap per user", "%,d bytes", bytes));
  }

  private void row(String name, String format, Object... values) {
    lines.add(
        String.format(Locale.ROOT, "  %-28s", name) + String.format(Locale.ROOT, format, values));
  }

  private static String number(JsonNode node) {
    return node.isNumber() ? String.format(Locale.ROOT, "%.1f", node.asDouble()) : "-";
  }
}
