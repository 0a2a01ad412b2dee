package com.stockafolio.batch;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Which records a trading day holds: ledger by ledger those after what the day before covered, up
 * to what this one covers. A record of no ledger of its partition belongs to the day in which the
 * furthest of the partition's ledgers passed it.
 *
 * @param before up to where each ledger's records belong to earlier days
 * @param covered up to where they belong to this one
 */
record DayRange(int partitions, long[] before, long[] covered) implements Serializable {

  /** The range of a close that begins where an earlier result ended, null for at the beginning. */
  static DayRange of(Manifest manifest, DayResult previous) {
    long[] covered = manifest.covered();
    long[] before = new long[covered.length];
    for (int ledger = 0; ledger < before.length; ledger++) {
      before[ledger] = previous == null ? -1 : previous.covered()[ledger];
      if (covered[ledger] < before[ledger]) {
        throw new BatchFailure(
            "ledger %d covers offset %d, but %d the day before: the close is of another journal"
                .formatted(ledger, covered[ledger], before[ledger]));
      }
    }
    return new DayRange(manifest.partitions(), before, covered);
  }

  /** Whether the key's ledger, or -1 if it names none, has its records in that partition. */
  boolean isOf(int ledger, int partition) {
    return ledger >= 0 && ledger % partitions == partition;
  }

  boolean contains(int ledger, int partition, long offset) {
    if (isOf(ledger, partition)) {
      return offset > before[ledger] && offset <= covered[ledger];
    }
    return offset > furthest(before, partition) && offset <= furthest(covered, partition);
  }

  /** The first offset of the partition that may belong to the day. */
  long first(int partition) {
    return ledgers(partition).mapToLong(ledger -> before[ledger]).min().orElse(-1) + 1;
  }

  /** The offset after the last one of the partition that belongs to the day. */
  long end(int partition) {
    return furthest(covered, partition) + 1;
  }

  private long furthest(long[] offsets, int partition) {
    long furthest = -1;
    for (int ledger = partition; ledger < offsets.length; ledger += partitions) {
      furthest = Math.max(furthest, offsets[ledger]);
    }
    return furthest;
  }

  private IntStream ledgers(int partition) {
    return IntStream.range(0, covered.length).filter(ledger -> ledger % partitions == partition);
  }
}
