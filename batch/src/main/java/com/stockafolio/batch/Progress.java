package com.stockafolio.batch;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** Tells whoever runs the batch how far it is. */
class Progress {
  private final PrintStream out;
  private final long began = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void line(String format, Object... values) {
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds, String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** Tells that a step is done: the time it took, and the processors' time within it. */
  void stageDone(String name, Duration took, Duration processors) {
    line("%s: done in %.1f s, %.1f s of CPU", name, seconds(took), seconds(processors));
  }

  /** What the process has used of the processors so far. */
  static Duration processorTime() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return Duration.ofNanos(system.getProcessCpuTime());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
