package com.stockafolio.loadtest.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.simulator.measure.LatencySummary;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;

/**
 * The lines on standard output, by which the parent process follows the run: one JSON object each.
 */
final class Report {

  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Says which users exist, some of them. */
  void users(List<UUID> sample) {
    ObjectNode line = line("users");
    ArrayNode ids = line.putArray("sample");
    sample.forEach(id -> ids.add(id.toString()));
    print(line);
  }

  /** Says how the run is going. */
  void status(Figures figures, long ratePerSecond, LatencySummary recent) {
    ObjectNode line = line("status");
    line.put("produced", figures.produced()).put("acknowledged", figures.acknowledged());
    line.put("ratePerSecond", ratePerSecond);
    line.put("booked", figures.booked()).put("lag", figures.lag());
    line.put("p50Millis", recent.p50Millis()).put("p99Millis", recent.p99Millis());
    line.put("samples", recent.samples());
    line.put("gaps", figures.gaps()).put("failed", figures.failed());
    line.put("streaming", figures.streaming());
    print(line);
  }

  /**
   * Says how the run has ended.
   *
   * @param producedSeconds from the start to the last acknowledgement
   * @param drainedSeconds from there until everything was booked
   */
  void done(
      Figures figures,
      double producedSeconds,
      double drainedSeconds,
      LatencySummary latency,
      long lagLast30sMax,
      long watchedTrades) {
    ObjectNode line = line("done");
    double seconds = producedSeconds + drainedSeconds;
    line.put("produced", figures.produced()).put("acknowledged", figures.acknowledged());
    line.put("producedSeconds", rounded(producedSeconds));
    line.put("drainedSeconds", rounded(drainedSeconds));
    line.put("tradesPerSecond", seconds > 0 ? rounded(figures.acknowledged() / seconds) : 0);
    ObjectNode millis = line.putObject("latencyMillis");
    millis.put("p50", latency.p50Millis()).put("p99", latency.p99Millis());
    millis.put("p999", latency.p999Millis());
    millis.put("max", latency.maxMillis()).put("samples", latency.samples());
    line.put("lagLast30sMax", lagLast30sMax);
    line.put("gaps", figures.gaps()).put("failed", figures.failed());
    line.put("watchedTrades", watchedTrades);
    line.put("interrupted", figures.interrupted());
    line.put("longestOutageMillis", figures.longestOutageMillis());
    print(line);
  }

  /** Says why the run was given up. */
  void failed(String reason) {
    print(line("failed").put("reason", reason));
  }

  private static ObjectNode line(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  private void print(ObjectNode line) {
    out.println(line);
    out.flush();
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  /**
   * The counts of the run so far.
   *
   * @param produced trades handed to Kafka's client
   * @param acknowledged trades acknowledged by Kafka
   * @param failed trades given up, which Kafka may nevertheless have
   * @param booked how far the consumer group has moved since the start
   * @param lag how far it is behind the topic's end
   * @param gaps how often a watcher's stream broke its promise
   * @param streaming watchers on a working stream
   * @param interrupted watchers that were cut off from one at least once
   * @param longestOutageMillis how long one was at the most
   */
  record Figures(
      long produced,
      long acknowledged,
      long failed,
      long booked,
      long lag,
      long gaps,
      int streaming,
      int interrupted,
      long longestOutageMillis) {}
}
