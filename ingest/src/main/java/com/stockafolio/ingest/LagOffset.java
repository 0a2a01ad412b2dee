package com.stockafolio.ingest;

/**
 * The offset that lag tools are told: one commit at a time, and another where it failed or the
 * offset has moved meanwhile. Confined to its run.
 */
final class LagOffset {
  private long wanted = -1;
  private long committed = -1;
  private boolean onItsWay;
  private long notBeforeMillis;

  void moveTo(long offset) {
    wanted = offset;
  }

  /** Whether to commit {@link #begin} now. */
  boolean isDue(long nowMillis) {
    return !onItsWay && wanted != committed && nowMillis >= notBeforeMillis;
  }

  /** The offset to commit. */
  long begin() {
    onItsWay = true;
    return wanted;
  }

  void committed(long offset) {
    onItsWay = false;
    committed = offset;
  }

  void failed(long againAtMillis) {
    onItsWay = false;
    notBeforeMillis = againAtMillis;
  }
}
