package com.stockafolio.loadtest.bench.measuring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Where the latency of the open loop comes from: the engine's recording and the simulator's trace,
 * put together by tradeId.
 */
public final class Stages {
  /** In the order of a trade's way; each step's time is from the one before it. */
  private static final List<String> STEPS =
      List.of("appended", "read", "decided", "journaled", "written", "received");

  private static final long MOST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;
  private static final int ARRIVAL_WORDS = 3;
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
   * Reads both; trades that are in one alone, or of which a step was not seen, are left out.
   *
   * @param engine a recording of when trades passed its steps
   * @param simulator a line for each trade: tradeId, meant to be sent, received
   */
  public static Stages read(Path engine, Path simulator) {
    Map<UUID, Arrival> arrivals = arrivals(simulator);
    TradeRecording recording = TradeRecording.read(engine, arrivals.keySet());
    Stages stages = new Stages();
    arrivals.forEach(
        (trade, arrival) ->
            recording.steps(trade).ifPresent(passed -> stages.add(arrival, passed)));
    return stages;
  }

  private record Arrival(long meant, long received) {}

  private void add(Arrival arrival, TradeRecording.Steps passed) {
    long[] times = {
      passed.appended(),
      passed.read(),
      passed.decided(),
      passed.journaled(),
      passed.written(),
      arrival.received
    };
    long before = arrival.meant;
    for (int step = 0; step < times.length; step++) {
      record(steps.get(STEPS.get(step)), times[step] - before);
      before = times[step];
    }
    record(booking, passed.journaled() - passed.appended());
  }

  private static void record(Histogram histogram, long micros) {
    histogram.recordValue(Math.max(0, Math.min(MOST_MICROS, micros)));
  }

  /** Trades of which every step was seen. */
  long trades() {
    return booking.getTotalCount();
  }

  /** Adds percentiles of each step, and of the booking. */
  public void addTo(Map<String, Double> figures) {
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

  private static Map<UUID, Arrival> arrivals(Path file) {
    Map<UUID, Arrival> arrivals = new HashMap<>();
    if (!Files.exists(file)) {
      return arrivals;
    }
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(line -> line.split(" "))
          // The last line of a process that was killed may be cut off.
          .filter(line -> line.length == ARRIVAL_WORDS)
          .forEach(
              line ->
                  arrivals.put(
                      UUID.fromString(line[0]),
                      new Arrival(Long.parseLong(line[1]), Long.parseLong(line[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return arrivals;
  }
}
