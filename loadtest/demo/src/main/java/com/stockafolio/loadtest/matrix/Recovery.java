package com.stockafolio.loadtest.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How long a system takes until all is well again: the time to the last look at which it was not,
 * once it has been well for a while. A system that has not noticed yet still looks well.
 */
final class Recovery {

  /** Longer than a node's death goes unnoticed. */
  static final Duration CALM = Duration.ofSeconds(10);

  private final Instant begin;
  private Instant lastUnwell;
  private boolean recovered;

  /** Counts from {@code begin}. */
  Recovery(Instant begin) {
    this.begin = begin;
    this.lastUnwell = begin;
  }

  /** Takes a look into account; looks come in the order of time. */
  void look(Instant at, boolean well) {
    if (recovered) {
      return;
    }
    if (!well) {
      lastUnwell = at;
    } else if (Duration.between(lastUnwell, at).compareTo(CALM) >= 0) {
      recovered = true;
    }
  }

  boolean isOver() {
    return recovered;
  }

  /** Seconds from the begin to the last look that was not well; empty until it is over. */
  OptionalDouble seconds() {
    return recovered
        ? OptionalDouble.of(Duration.between(begin, lastUnwell).toMillis() / 1e3)
        : OptionalDouble.empty();
  }
}
