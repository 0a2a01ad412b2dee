package com.stockafolio.engine.cluster;

import java.time.Duration;

/**
 * What is thought of a node whose heartbeats may be late. It is gone once they stayed away for too
 * long, or once its port has refused some connections in a row meanwhile. Not safe to share.
 */
final class Suspicion {
  /** One refusal may be of a process that is being replaced. */
  private static final int ENOUGH_REFUSALS = 2;

  private final long patienceNanos;
  private boolean late;
  private long lateSince;
  private int refusals;

  /**
   * One of nothing yet.
   *
   * @param patience how long a node may be late that does not refuse
   */
  Suspicion(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  /** Heartbeats come as they should. */
  void clear() {
    late = false;
    refusals = 0;
  }

  /**
   * Heartbeats are late.
   *
   * @param nowNanos a time that never goes back
   */
  void late(long nowNanos) {
    if (!late) {
      late = true;
      lateSince = nowNanos;
    }
  }

  /** The node's port was tried. */
  void tried(boolean refused) {
    refusals = refused ? refusals + 1 : 0;
  }

  /** Whether the node is taken for gone. */
  boolean isGone(long nowNanos) {
    return late && (refusals >= ENOUGH_REFUSALS || nowNanos - lateSince > patienceNanos);
  }
}
