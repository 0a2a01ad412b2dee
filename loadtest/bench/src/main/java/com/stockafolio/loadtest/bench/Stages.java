package com.stockafolio.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Where the latency of the open loop comes from: the two traces, the engine's and the simulator's,
 * put together by tradeId.
 */
final class Stages {
  /** In the order of a trade's way; each step's time is from the one before it. */
  private static final List<String> STEPS =
      List.of("appended", "read", "decided", "journaled", "written", "received");

  /** From the first of these to the second a trade waits to be booked. */
  private static final int APPENDED = 0;

  private static final int JOURNALED = 3;

  private static final long MOST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1_000;
  private static final long FEWEST_FOR_P999 = 5_000;

  private final Map<String, Histogram> steps = new LinkedHashMap<>();
  private final Histogram booking = histogram();

  private Stages() {
    STEPS.forEach(step -> steps.put(step, histogram()));
  }

  private static Histogram histogram() {
    return new Histogram(MOST_MICROS, DIGITS);
  }

  /**
   * Reads both traces; trades that are in one alone are left out.
   *
   * @param engine tradeId, appended, read, decided, journaled, written
   * @param simulator tradeId, meant to be sent, received
   */
  static Stages read(Path engine, Path simulator) {
    Map<String, String[]> passed = new HashMap<>();
    forEachLine(engine, STEPS.size(), line -> passed.put(line[0], line));
    Stages stages = new Stages();
    forEachLine(simulator, 3, line -> stages.add(line, passed.get(line[0])));
    return stages;
  }

  private void add(String[] arrival, String[] passed) {
    if (passed == null) {
      return;
    }
    long before = Long.parseLong(arrival[1]);
    long appended = 0;
    for (int step = 0; step < STEPS.size(); step++) {
      long at = Long.parseLong(step < STEPS.size() - 1 ? passed[step + 1] : arrival[2]);
      if (at == 0) {
        return; // A step that was not seen.
      }
      record(steps.get(STEPS.get(step)), at - before);
      appended = step == APPENDED ? at : appended;
      if (step == JOURNALED) {
        record(booking, at - appended);
      }
      before = at;
    }
  }

  private static void record(Histogram histogram, long micros) {
    histogram.recordValue(Math.max(0, Math.min(MOST_MICROS, micros)));
  }

  /** Adds percentiles of each step, and of the booking. */
  void addTo(Map<String, Double> figures) {
    steps.forEach((step, micros) -> add(figures, "open.stageMillis." + step, micros));
    add(figures, "open.bookingMillis", booking);
  }

  private static void add(Map<String, Double> figures, String name, Histogram micros) {
    if (micros.getTotalCount() > 0) {
      figures.put(name + ".p50", micros.getValueAtPercentile(50) / MICROS_PER_MILLI);
      figures.put(name + ".p99", micros.getValueAtPercentile(99) / MICROS_PER_MILLI);
      if (micros.getTotalCount() >= FEWEST_FOR_P999) {
        figures.put(name + ".p999", micros.getValueAtPercentile(99.9) / MICROS_PER_MILLI);
      }
    }
  }

  private interface Line {
    void take(String[] words);
  }

  private static void forEachLine(Path file, int words, Line taker) {
    if (!Files.exists(file)) {
      return;
    }
    try (Stream<String> lines = Files.lines(file)) {
      // The last line of a process that was killed may be cut off.
      lines.map(line -> line.split(" ")).filter(line -> line.length == words).forEach(taker::take);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
