package com.stockafolio.loadtest.simulator.measure;

import org.HdrHistogram.Histogram;

/**
 * A number of measured latencies in short.
 *
 * @param p50Millis null without samples
 * @param p99Millis null where fewer samples than asked for would make it a matter of luck
 * @param p999Millis the same of the 99.9th percentile, which takes five times as many
 * @param maxMillis null without samples
 * @param samples the number of latencies measured
 */
public record LatencySummary(
    Double p50Millis, Double p99Millis, Double p999Millis, Double maxMillis, long samples) {

  private static final double MICROS_PER_MILLI = 1_000;
  private static final int P999_TAKES = 5;

  /**
   * @param micros latencies in microseconds
   * @param leastForP99 the least number of samples that a p99 is told of
   */
  static LatencySummary of(Histogram micros, long leastForP99) {
    long samples = micros.getTotalCount();
    if (samples == 0) {
      return new LatencySummary(null, null, null, null, 0);
    }
    return new LatencySummary(
        millis(micros.getValueAtPercentile(50)),
        samples < leastForP99 ? null : millis(micros.getValueAtPercentile(99)),
        samples < leastForP99 * P999_TAKES ? null : millis(micros.getValueAtPercentile(99.9)),
        millis(micros.getMaxValue()),
        samples);
  }

  private static double millis(long micros) {
    return micros / MICROS_PER_MILLI;
  }
}
