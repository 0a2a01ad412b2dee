package com.stockafolio.ingest;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.transaction.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;

/**
 * Counts the records that lie in another partition than their key's, and says so at the first and
 * each minute while they come: their producer has its acknowledgements and notices nothing.
 * Confined to its run.
 */
public final class MisplacedRecords {
  /** What producers have to do, in a few words. */
  public static final String REMEDY =
      "producers have to choose the partition by Kafka's murmur2 of the key (librdkafka:"
          + " partitioner=murmur2_random)";

  private static final long SAID_AGAIN_AFTER_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Logger log;
  private final String partition;
  private final LongAdder counter;
  private long unsaid;
  private long sayAtMillis = Long.MIN_VALUE;

  /**
   * None yet.
   *
   * @param partition where they are read, in words
   * @param counter of the whole node
   */
  MisplacedRecords(Logger log, String partition, LongAdder counter) {
    this.log = log;
    this.partition = partition;
    this.counter = counter;
  }

  /** Takes what was rejected of the records read last; the clock never goes back. */
  void add(List<LedgerRejection> rejections, long nowMillis) {
    for (LedgerRejection rejection : rejections) {
      if (rejection.reason() == RejectionReason.WRONG_PARTITION) {
        counter.increment();
        unsaid++;
      }
    }
    if (unsaid > 0 && nowMillis >= sayAtMillis) {
      log.error(
          "{} records of {} belong to other partitions and are rejected: {}",
          unsaid,
          partition,
          REMEDY);
      unsaid = 0;
      sayAtMillis = nowMillis + SAID_AGAIN_AFTER_MILLIS;
    }
  }
}
