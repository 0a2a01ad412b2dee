package com.stockafolio.engine.node;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** How far the partitions that this node consumes are booked. Safe to share. */
public final class BookingProgress {
  private final Map<String, State> byPartition = new ConcurrentHashMap<>();

  /**
   * One partition, as it was lately.
   *
   * @param settled every record up to this offset is booked or rejected
   * @param unsettled records that are read, and neither yet
   * @param oldestMillis when the oldest of these came to Kafka, in milliseconds since 1970; empty
   *     for none
   */
  public record State(long settled, int unsettled, OptionalLong oldestMillis) {
    /** How long the oldest unsettled record has waited, in seconds: 0 or more. */
    public double delaySeconds(long nowMillis) {
      return Math.max(0, nowMillis - oldestMillis.orElse(nowMillis)) / 1_000.0;
    }
  }

  /** None. */
  public BookingProgress() {}

  /** The partition is as far as this. */
  public void moved(String partition, State state) {
    byPartition.put(partition, state);
  }

  /** The partition is consumed elsewhere from now on, or by nobody. */
  public void left(String partition) {
    byPartition.remove(partition);
  }

  /** All partitions, such as {@code trades-0}. */
  public Map<String, State> byPartition() {
    return Map.copyOf(byPartition);
  }
}
