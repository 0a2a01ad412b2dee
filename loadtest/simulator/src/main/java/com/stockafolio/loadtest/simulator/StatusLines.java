package com.stockafolio.loadtest.simulator;

import com.stockafolio.loadtest.simulator.measure.GroupMonitor;
import com.stockafolio.loadtest.simulator.measure.GroupProgress;
import com.stockafolio.loadtest.simulator.measure.Latencies;
import com.stockafolio.loadtest.simulator.measure.RecentMost;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedFile;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedPrefix;
import com.stockafolio.loadtest.simulator.sending.TradeSender;
import com.stockafolio.loadtest.simulator.watch.WatchCounts;
import com.stockafolio.loadtest.simulator.watch.Watchers;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Says once a second how the run is going, and writes down what has been acknowledged by then. */
final class StatusLines {

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LAG_SPAN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Report report;
  private final TradeSender sender;
  private final AcknowledgedPrefix acknowledgements;
  private final AcknowledgedFile file;
  private final GroupMonitor monitor;
  private final Watchers watchers;
  private final Latencies latencies;
  private final RecentMost lag = new RecentMost(LAG_SPAN_NANOS);
  private GroupProgress first;
  private long lastNanos = System.nanoTime();
  private long lastProduced;

  StatusLines(
      Report report,
      TradeSender sender,
      AcknowledgedPrefix acknowledgements,
      AcknowledgedFile file,
      GroupMonitor monitor,
      Watchers watchers,
      Latencies latencies) {
    this.report = report;
    this.sender = sender;
    this.acknowledgements = acknowledgements;
    this.file = file;
    this.monitor = monitor;
    this.watchers = watchers;
    this.latencies = latencies;
  }

  /**
   * Prints a line if a second has passed since the last.
   *
   * @param producing whether the lag counts for the run's result
   */
  void print(boolean producing) throws IOException {
    long now = System.nanoTime();
    if (now - lastNanos >= SECOND_NANOS) {
      endSecond();
      Report.Figures figures = figures();
      if (producing) {
        lag.add(now, figures.lag());
      }
      long produced = figures.produced() - lastProduced;
      report.status(figures, produced * SECOND_NANOS / (now - lastNanos), latencies.recent());
      lastProduced = figures.produced();
      lastNanos = now;
    }
  }

  /** Takes up what was measured and acknowledged since the last second ended. */
  void endSecond() throws IOException {
    latencies.endSecond();
    file.write(acknowledgements.prefix());
  }

  Report.Figures figures() {
    GroupProgress progress = monitor.latest();
    // Ledgers that begin with a close move the group back.
    if (first == null || progress != null && progress.committed() < first.committed()) {
      first = progress;
    }
    WatchCounts seen = watchers.counts();
    return new Report.Figures(
        sender.sent(),
        acknowledgements.acknowledged(),
        acknowledgements.failed(),
        progress == null ? 0 : progress.committed() - first.committed(),
        progress == null ? 0 : progress.lag(),
        seen.broken(),
        seen.streaming(),
        seen.interrupted(),
        seen.longestOutageMillis());
  }

  /** The most the group was behind in the last 30 s of producing. */
  long lagLast30sMax() {
    return lag.value();
  }
}
