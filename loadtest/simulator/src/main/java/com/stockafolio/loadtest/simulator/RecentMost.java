package com.stockafolio.loadtest.simulator;

import java.util.ArrayDeque;
import java.util.Deque;

/** The largest of the values of the last so many seconds. */
final class RecentMost {

  private final long spanNanos;
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long value) {}

  RecentMost(long spanNanos) {
    this.spanNanos = spanNanos;
  }

  void add(long nowNanos, long value) {
    samples.addLast(new Sample(nowNanos, value));
    while (nowNanos - samples.getFirst().nanos() > spanNanos) {
      samples.removeFirst();
    }
  }

  /** Counted back from the last value added; 0 if there was none. */
  long value() {
    return samples.stream().mapToLong(Sample::value).max().orElse(0);
  }
}
