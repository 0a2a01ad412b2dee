package com.stockafolio.failure;

import java.time.Duration;

/**
 * The waits between attempts: the first after one failure, twice as long after each further one, up
 * to the longest.
 *
 * @param first positive
 * @param longest where it is below the first, the first is the longest too
 */
public record BackOff(Duration first, Duration longest) {
  /** More doublings pass the longest wait there is, and would overflow. */
  private static final int MOST_DOUBLINGS = 20;

  /** Checks the first wait. */
  public BackOff {
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException("a first wait of " + first);
    }
  }

  /**
   * The wait before another attempt.
   *
   * @param failures number of attempts that failed one after the other; one at least is assumed
   */
  public Duration wait(int failures) {
    return Duration.ofMillis(millis(first.toMillis(), longest.toMillis(), failures));
  }

  /** The same in milliseconds, for waits that are kept as numbers. */
  public static long millis(long first, long longest, int failures) {
    long wait = first << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    return Math.min(wait, Math.max(first, longest));
  }
}
