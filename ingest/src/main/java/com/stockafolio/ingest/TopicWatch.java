package com.stockafolio.ingest;

import com.stockafolio.engine.node.Standstills;
import com.stockafolio.ingest.kafka.Topic;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches that the topic of trades stays the one whose consumption was begun: with other partitions
 * users lie elsewhere, and one made anew holds other records at the same offsets. Once it is
 * another one, nothing more of it is booked by this node. Safe to share.
 */
final class TopicWatch {
  private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);
  private static final long SAID_AGAIN_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

  private final String name;
  private final Topic begun;
  private final Standstills standstills;
  private final LongSupplier clockNanos;
  private volatile boolean changed;
  private long saidNanos;

  /**
   * Nothing has changed yet.
   *
   * @param name of the topic
   * @param begun as it was when its consumption began
   * @param standstills told where it has changed
   */
  TopicWatch(String name, Topic begun, Standstills standstills) {
    this(name, begun, standstills, System::nanoTime);
  }

  TopicWatch(String name, Topic begun, Standstills standstills, LongSupplier clockNanos) {
    this.name = name;
    this.begun = begun;
    this.standstills = standstills;
    this.clockNanos = clockNanos;
  }

  /** Whether it is another topic by now. */
  boolean hasChanged() {
    return changed;
  }

  /** Takes how Kafka describes the topic now. */
  synchronized void seen(Topic now) {
    if (now.equals(begun)) {
      return;
    }
    String why =
        now.id().equals(begun.id())
            ? "topic %s has %d partitions and not %d, with which its journal was begun: what goes into the others is not read; make a topic with %d, or begin with an empty journal"
                .formatted(name, now.partitions(), begun.partitions(), begun.partitions())
            : "topic %s was made anew (id %s, before %s): restore the topic, or begin with an empty journal"
                .formatted(name, now.id(), begun.id());
    standstills.beginWhole("topic " + name, why);
    long nanos = clockNanos.getAsLong();
    if (!changed || nanos - saidNanos >= SAID_AGAIN_AFTER_NANOS) {
      saidNanos = nanos;
      log.error("Trades are not booked any more: {}", why);
    }
    changed = true;
  }
}
