package com.stockafolio.engine.node;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** When this node's ledgers were last kept as a whole. Safe to share. */
public final class CheckpointTimes {
  private final Map<Integer, Long> millis = new ConcurrentHashMap<>();

  /** None. */
  public CheckpointTimes() {}

  /**
   * The ledger has a checkpoint, or has begun to serve from what it had.
   *
   * @param nowMillis in milliseconds since 1970
   */
  public void kept(int ledger, long nowMillis) {
    millis.put(ledger, nowMillis);
  }

  /** The ledger serves here no more. */
  public void left(int ledger) {
    millis.remove(ledger);
  }

  /** Of the ledger whose time is the longest ago; empty where none serves. */
  public OptionalLong oldestMillis() {
    return millis.values().stream().mapToLong(Long::longValue).min();
  }
}
