package com.stockafolio.loadtest.simulator.measure;

import java.util.ArrayDeque;
import java.util.Deque;

/** The largest of the values of the last so many seconds. */
public final class RecentMost {

  private final long spanNanos;
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long value) {}

  public RecentMost(long spanNanos) {
    this.spanNanos = spanNanos;
  }

  public void add(long nowNanos, long value) {
    samples.addLast(new Sample(nowNanos, value));
    while (nowNanos - samples.getFirst().nanos() > spanNanos) {
      samples.removeFirst();
    }
  }

  /** Counted back from the last value added; 0 if there was none. */
  public long value() {
    return samples.stream().mapToLong(Sample::value).max().orElse(0);
  }
}
