package com.stockafolio.client;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next connection: a random time up to a limit that begins with what
 * the server asks for and doubles with each failure, so that the clients of a lost server do not
 * all come at once.
 */
final class BackOff {
  private final long longestMillis;
  private long firstMillis;
  private int failures;

  /**
   * @param firstMillis the first limit, until the server names another
   */
  BackOff(long firstMillis, long longestMillis) {
    this.firstMillis = firstMillis;
    this.longestMillis = longestMillis;
  }

  /** The server names the first limit. */
  void first(long millis) {
    firstMillis = Math.max(1, Math.min(millis, longestMillis));
  }

  /** A connection has carried something. */
  void succeeded() {
    failures = 0;
  }

  /**
   * The wait before the next connection.
   *
   * @param leastMillis what the server demanded for this once, 0 for nothing
   */
  long nextMillis(long leastMillis) {
    long limit = Math.min(longestMillis, firstMillis << Math.min(failures, 16));
    failures++;
    return leastMillis + ThreadLocalRandom.current().nextLong(limit + 1);
  }
}
