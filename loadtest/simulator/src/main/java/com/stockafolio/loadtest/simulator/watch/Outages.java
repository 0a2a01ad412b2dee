package com.stockafolio.loadtest.simulator.watch;

/** When a stream that had worked did not: from the break of a connection to the next bytes. */
final class Outages {
  private boolean any;
  private boolean out;
  private long outSinceNanos;
  private long longestNanos;

  /** The connection of a working stream is broken. */
  void broken(long nowNanos) {
    if (!out) {
      any = true;
      out = true;
      outSinceNanos = nowNanos;
    }
  }

  /** The stream works. */
  void over(long nowNanos) {
    longestNanos = longestNanos(nowNanos);
    out = false;
  }

  /** Whether there was one. */
  boolean any() {
    return any;
  }

  /** The longest one in nanoseconds, one that still lasts included; 0 where there was none. */
  long longestNanos(long nowNanos) {
    return out ? Math.max(longestNanos, nowNanos - outSinceNanos) : longestNanos;
  }
}
