package com.stockafolio.loadtest.bench;

import com.stockafolio.loadtest.stack.Child;
import com.stockafolio.loadtest.stack.LocalStack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the archive costs: while nothing else is to do, the engine works off what it had left when
 * all was booked. Seen through the objects that it finishes, so both ends of the window are those
 * of an object.
 */
final class ArchiveCatchUp {
  private static final long POLL_MILLIS = 100;

  /** So long without an object: what is left is less than one for each partition. */
  private static final Duration STILL = Duration.ofSeconds(5);

  private final LocalStack stack;
  private final Child process;
  private final Sampler sampler;

  /**
   * @param sampler of the group under which archived offsets are committed
   */
  ArchiveCatchUp(LocalStack stack, Child process, Sampler sampler) {
    this.stack = stack;
    this.process = process;
    this.sampler = sampler;
  }

  /** Waits until it is done; there are no figures where fewer than two objects were left. */
  void measure(Map<String, Double> figures) throws InterruptedException {
    Sample moved = sampler.take();
    Sample now = moved;
    while (now.nanos() - moved.nanos() < STILL.toNanos()) {
      stack.requireAlive();
      process.requireAlive();
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      now = sampler.take();
      moved = now.committed() > moved.committed() ? now : moved;
    }
    Window.ofMoves(sampler.samples())
        .ifPresent(
            window -> {
              figures.put("archive.recordsPerSecond", window.tradesPerSecond());
              window.addCpu("archive.cpuMicrosPerRecord", process.kind(), figures);
            });
  }
}
