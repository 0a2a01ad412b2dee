package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What an engine's archive had left to do when all was booked, and what each record of it cost: the
 * part of the archive's work that the closed loop's window did not pay for.
 */
public final class ArchiveCatchUp {
  private static final long POLL_MILLIS = 200;

  /** An object is finished now and then; the last ones only when further records fill them. */
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(8);

  private final LocalStack stack;
  private final Child process;
  private final Console console;
  private final String name;

  public ArchiveCatchUp(LocalStack stack, Child process, Console console, String name) {
    this.stack = stack;
    this.process = process;
    this.console = console;
    this.name = name;
  }

  /**
   * Waits until no more is archived.
   *
   * @param archived samples of what the archive has committed
   * @param all the records on the topic
   * @param figures has the closed loop's
   */
  public void measure(Sampler archived, long all, Map<String, Double> figures)
      throws InterruptedException {
    Sample first = archived.take();
    long left = all - first.committed();
    figures.put("closed.notArchivedAtEnd", (double) left);
    Sample moved = first;
    for (Sample now = first; now.nanos() - moved.nanos() < QUIET_NANOS; ) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      stack.requireAlive();
      process.requireAlive();
      now = archived.take();
      moved = now.committed() > moved.committed() ? now : moved;
      console.status(
          String.format(Locale.ROOT, "%s: %,d of %,d archived", name, now.committed(), all));
    }
    if (moved == first) {
      return;
    }
    Window window = Window.of(first, moved);
    figures.put("archive.secondsBehind", window.seconds());
    figures.put("archive.recordsPerSecond", window.tradesPerSecond());
    window.addCpu("archive.cpuMicrosPerRecord", process.kind(), figures);
    figures.put(
        "closed.cpuMicrosPerTrade.totalArchived",
        figures.get("closed.cpuMicrosPerTrade.total")
            + figures.get("archive.cpuMicrosPerRecord.total") * left / all);
  }
}
