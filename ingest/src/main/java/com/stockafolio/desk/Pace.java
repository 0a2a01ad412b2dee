package com.stockafolio.desk;

/** So many a second, and no more at once. Plain Java; not thread-safe. */
final class Pace {
  private static final long SECOND_MILLIS = 1_000;

  private final long millisEach;

  /** From when on all of a second's may be taken. */
  private long fullAgainAt = Long.MIN_VALUE;

  /**
   * Nothing is taken yet.
   *
   * @param perSecond at least 1
   */
  Pace(int perSecond) {
    millisEach = Math.max(1, SECOND_MILLIS / perSecond);
  }

  /** Whether one more may be taken now; it counts if so. */
  boolean take(long nowMillis) {
    long full = Math.max(fullAgainAt, nowMillis) + millisEach;
    if (full - nowMillis > SECOND_MILLIS) {
      return false;
    }
    fullAgainAt = full;
    return true;
  }
}
