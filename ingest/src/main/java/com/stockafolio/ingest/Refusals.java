package com.stockafolio.ingest;

import com.stockafolio.engine.node.Standstills;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions that cannot be consumed until an operator has acted, since going on would lose or mix
 * up trades: others go on, and portfolios can be read. Safe to share.
 */
final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final long SAID_AGAIN_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

  private final Standstills standstills;
  private final LongSupplier clockNanos;
  private final Map<Integer, Long> said = new HashMap<>();

  /** None. */
  Refusals(Standstills standstills) {
    this(standstills, System::nanoTime);
  }

  Refusals(Standstills standstills, LongSupplier clockNanos) {
    this.standstills = standstills;
    this.clockNanos = clockNanos;
  }

  /** A partition cannot be consumed; said at once and each minute while it lasts. */
  synchronized void refuse(int partition, String why) {
    standstills.begin(name(partition), why);
    long now = clockNanos.getAsLong();
    Long before = said.get(partition);
    if (before == null || now - before >= SAID_AGAIN_AFTER_NANOS) {
      said.put(partition, now);
      log.error("Partition {} stands still: {}", partition, why);
    }
  }

  /** A partition is consumed, or is not this node's any more. */
  synchronized void end(int partition) {
    said.remove(partition);
    standstills.end(name(partition));
  }

  private static String name(int partition) {
    return "partition " + partition;
  }
}
