package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.supervision.CpuMeter;
import com.stockafolio.loadtest.supervision.HeapMeter;
import com.stockafolio.loadtest.supervision.NodeWatch;
import com.stockafolio.loadtest.supervision.Scrape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the engine's counters and processes say over a run, from the moment it serves until all is
 * booked.
 */
final class EngineMeters {

  private static final List<String> KINDS = List.of("engine", "cassandra", "kafka", "simulator");
  private static final double NANOS_PER_MICRO = 1_000;

  /** With fewer, the processor time is that of starting and waiting. */
  private static final long FEWEST_TRADES = 1_000;

  private final Engines engines;
  private final Children children;
  private final CpuMeter cpu = new CpuMeter();
  private final HeapMeter heap = new HeapMeter();
  private long bookedBefore;

  private EngineMeters(Engines engines, Children children) {
    this.engines = engines;
    this.children = children;
  }

  /** Begins to measure. */
  static EngineMeters begin(Engines engines, Children children) throws InterruptedException {
    EngineMeters meters = new EngineMeters(engines, children);
    if (engines.sum(Scrape::portfolios) == 0) {
      meters.heap.begin(engines.living());
    }
    meters.bookedBefore = engines.sum(Scrape::booked);
    meters.sample();
    return meters;
  }

  /** Takes up what processes have used; to be called each second. */
  void sample() {
    cpu.sample(children.living());
  }

  /** Trades booked since the nodes started. */
  long booked() {
    return engines.sum(Scrape::booked);
  }

  /** Trades for each journal row since the nodes started; empty without rows. */
  OptionalDouble tradesPerRow() {
    long rows = engines.sum(Scrape::journalRows);
    return rows > 0 ? OptionalDouble.of((double) booked() / rows) : OptionalDouble.empty();
  }

  /** Ends the measuring; collects the garbage of the living nodes. */
  Figures.EngineFigures end() throws InterruptedException {
    sample();
    engines.living().forEach(NodeWatch::scrape);
    long booked = booked() - bookedBefore;
    Map<String, Double> microsPerTrade = new HashMap<>();
    if (booked >= FEWEST_TRADES) {
      for (String kind : KINDS) {
        microsPerTrade.put(kind, cpu.used(kind).toNanos() / NANOS_PER_MICRO / booked);
      }
    }
    OptionalDouble tradesPerRow = tradesPerRow();
    return new Figures.EngineFigures(
        tradesPerRow,
        microsPerTrade,
        heap.bytesPerUser(engines.living(), engines.sumOfLiving(Scrape::portfolios)));
  }
}
