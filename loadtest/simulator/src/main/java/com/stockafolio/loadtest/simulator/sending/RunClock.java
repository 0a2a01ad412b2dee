package com.stockafolio.loadtest.simulator.sending;

/**
 * The start of a run, on the monotonic clock and on the wall clock, read together: steps of the
 * wall clock during the run move neither schedule nor latencies.
 *
 * @param startNanos {@code System.nanoTime} at the start
 * @param startMillis milliseconds since 1970 at the start
 */
public record RunClock(long startNanos, long startMillis) {

  private static final long NANOS_PER_MILLI = 1_000_000;

  public static RunClock startNow() {
    return new RunClock(System.nanoTime(), System.currentTimeMillis());
  }

  /** The wall-clock time so many nanoseconds after the start, in milliseconds since 1970. */
  long millisAt(long elapsedNanos) {
    return startMillis + elapsedNanos / NANOS_PER_MILLI;
  }
}
