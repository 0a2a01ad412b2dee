package com.stockafolio.loadtest.bench.measuring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened between two samples.
 *
 * @param trades committed in between
 * @param seconds that it took
 * @param cpuMicrosPerTrade processor time for each of them, by role of the process
 */
record Window(long trades, double seconds, Map<String, Double> cpuMicrosPerTrade) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  Window {
    cpuMicrosPerTrade = Map.copyOf(cpuMicrosPerTrade);
  }

  /**
   * The window between two marks of committed trades. Offsets are committed now and then, so it
   * begins and ends with samples in which they had just moved: the first at or beyond each mark.
   *
   * @throws IllegalArgumentException if the samples do not reach beyond the first mark, or show one
   *     commit alone
   */
  static Window between(List<Sample> samples, long fromTrades, long toTrades) {
    Sample first = firstMoveTo(samples, fromTrades);
    Sample last = firstMoveTo(samples, toTrades);
    if (first == null || last == null || first == last) {
      throw new IllegalArgumentException(
          "the offsets moved too seldom between %,d and %,d trades: take more trades"
              .formatted(fromTrades, toTrades));
    }
    return of(first, last);
  }

  /** The window between two samples. */
  static Window of(Sample first, Sample last) {
    long trades = last.committed() - first.committed();
    Map<String, Double> cpu = new TreeMap<>();
    last.cpuNanos()
        .forEach(
            (role, nanos) -> {
              long used = nanos - first.cpuNanos().getOrDefault(role, 0L);
              cpu.put(role, used / NANOS_PER_MICRO / trades);
            });
    return new Window(trades, (last.nanos() - first.nanos()) / NANOS_PER_SECOND, cpu);
  }

  double tradesPerSecond() {
    return trades / seconds;
  }

  /**
   * Adds the processor time of each process, and that of all together.
   *
   * @param figure the name of the figures, before the process's role
   * @param ownRole of the contender's process, which is called {@code own}
   */
  void addCpu(String figure, String ownRole, Map<String, Double> figures) {
    cpuMicrosPerTrade.forEach(
        (role, micros) ->
            figures.put(figure + "." + (role.equals(ownRole) ? "own" : role), micros));
    figures.put(
        figure + ".total",
        cpuMicrosPerTrade.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  private static Sample firstMoveTo(List<Sample> samples, long trades) {
    long before = -1;
    for (Sample sample : samples) {
      if (sample.committed() >= trades && before >= 0 && sample.committed() > before) {
        return sample;
      }
      before = sample.committed();
    }
    return null;
  }
}
