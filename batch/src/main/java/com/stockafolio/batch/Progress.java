package com.stockafolio.batch;

import java.io.PrintStream;
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

  void stageDone(String name, Duration took) {
    line("%s: done in %.1f s", name, took.toMillis() / 1e3);
  }
}
