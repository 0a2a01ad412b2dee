package com.stockafolio.batch.store;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.delivery.DayCut;
import java.io.Serializable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which records a trading day holds: ledger by ledger those after what the day before covered, up
 * to what this one covers. A record of no ledger of its partition belongs to the day in which the
 * furthest of the partition's ledgers passed it.
 *
 * @param before where the day before ends
 * @param covered where this one ends
 */
public record DayRange(int partitions, DayCut before, DayCut covered) implements Serializable {

  /** The range of a close that begins where an earlier result ended, null for at the beginning. */
  public static DayRange of(Manifest manifest, DayResult previous) {
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
    return of(manifest.partitions(), before, covered);
  }

  /** The range between offsets, by ledger. */
  public static DayRange of(int partitions, long[] before, long[] covered) {
    return new DayRange(partitions, cut(before), cut(covered));
  }

  private static DayCut cut(long[] offsets) {
    return new DayCut(LongStream.of(offsets).boxed().toList());
  }

  /** The number of ledgers. */
  public int ledgers() {
    return covered.covered().size();
  }

  /** Whether the key's ledger, or -1 if it names none, has its records in that partition. */
  public boolean isOf(int ledger, int partition) {
    return ledger >= 0 && ledger % partitions == partition;
  }

  /** Whether a record of a ledger belongs to the day. */
  public boolean contains(int ledger, int partition, long offset) {
    if (isOf(ledger, partition)) {
      return !before.holds(ledger, offset) && covered.holds(ledger, offset);
    }
    return offset > furthest(before, partition) && offset <= furthest(covered, partition);
  }

  /** The first offset of the partition that may belong to the day. */
  public long first(int partition) {
    return ledgers(partition).mapToLong(before::lastOffset).min().orElse(-1) + 1;
  }

  /** The offset after the last one of the partition that belongs to the day. */
  public long end(int partition) {
    return furthest(covered, partition) + 1;
  }

  private long furthest(DayCut cut, int partition) {
    return ledgers(partition).mapToLong(cut::lastOffset).max().orElse(-1);
  }

  private IntStream ledgers(int partition) {
    return IntStream.range(0, ledgers()).filter(ledger -> ledger % partitions == partition);
  }
}
