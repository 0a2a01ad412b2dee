package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * How a run is going, as the simulator says each second.
 *
 * @param ratePerSecond trades produced in the last second
 * @param booked trades booked in this run
 * @param lag trades in the topic that are not booked yet
 * @param p50Millis median latency of the last seconds; NaN without samples
 * @param p99Millis 99th percentile of the last seconds; NaN with too few samples
 */
record Status(long ratePerSecond, long booked, long lag, double p50Millis, double p99Millis) {

  static Status of(JsonNode line) {
    return new Status(
        line.path("ratePerSecond").asLong(),
        line.path("booked").asLong(),
        line.path("lag").asLong(),
        line.path("p50Millis").asDouble(Double.NaN),
        line.path("p99Millis").asDouble(Double.NaN));
  }

  /**
   * The status line.
   *
   * @param heapBytes used by all living engine nodes
   * @param serving ledgers that answer, as the node that sees the fewest
   * @param ledgers of the cluster
   */
  String line(long heapBytes, long serving, long ledgers) {
    String line =
        String.format(
            Locale.ROOT,
            "%,d trades/s · booked %,d · lag %,d · p50 %s · p99 %s · heap %,d MB",
            ratePerSecond,
            booked,
            lag,
            millis(p50Millis),
            millis(p99Millis),
            heapBytes >> 20);
    return serving < ledgers ? line + " · " + serving + " of " + ledgers + " ledgers" : line;
  }

  private static String millis(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.0f ms", value);
  }
}
