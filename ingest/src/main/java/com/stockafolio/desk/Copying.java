package com.stockafolio.desk;

import com.stockafolio.failure.BackOff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which copies of the market's records are to be written where: of each record one to each
 * partition, and none before all partitions have the record before it. What a desk does not know of
 * its predecessors' copies, ledgers tell: a partition has what its ledgers have taken. A ledger
 * that lacks what its partition has is given it again, ever less often, for it may only be late.
 *
 * <p>Copies may fail and arrive all the same, and two desks may write at once: a ledger takes each
 * number once. Plain Java; not thread-safe.
 */
final class Copying {
  /** Nothing is known. */
  private static final int UNKNOWN = -1;

  private final BackOff again;
  private final Partition[] partitions;
  private final int[] taken;
  private int newest;
  private int begun;
  private boolean held;

  /** A copy that is to be written, and is on its way from then on. */
  record Copy(int partition, int number) {}

  private static final class Partition {
    /** Up to here Kafka has acknowledged a copy to this desk. */
    private int acknowledged = UNKNOWN;

    private boolean onTheWay;

    /** The next copy that is written again; 0 for none. */
    private int repeated;

    private int failures;
    private int repeats;
    private int lackedAfter = UNKNOWN;
    private long notBefore = Long.MIN_VALUE;
    private long repeatNotBefore = Long.MIN_VALUE;
  }

  /**
   * Nothing is known yet.
   *
   * @param partitions of the topic of trades
   * @param ledgers a multiple of it; ledger n is of partition n modulo it
   * @param again the waits before a copy is written again
   */
  Copying(int partitions, int ledgers, BackOff again) {
    this.again = again;
    this.partitions = new Partition[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      this.partitions[partition] = new Partition();
    }
    this.taken = new int[ledgers];
    Arrays.fill(taken, UNKNOWN);
  }

  /**
   * All records up to a number are there to be copied.
   *
   * @param byOthers whether another desk may have begun to
   */
  void listed(int number, boolean byOthers) {
    newest = Math.max(newest, number);
    if (byOthers) {
      begun = Math.max(begun, number);
    }
  }

  /** While it is held, no record is copied of which no copy was begun. */
  void hold(boolean on) {
    held = on;
  }

  /** A ledger has taken all up to a number. */
  void told(int ledger, int number) {
    taken[ledger] = number;
    begun = Math.max(begun, number);
  }

  /** The highest number that a ledger has taken. */
  int highestTaken() {
    int highest = 0;
    for (int number : taken) {
      highest = Math.max(highest, number);
    }
    return highest;
  }

  /** The copies that are to be written now, at most one for each partition. */
  List<Copy> due(long nowMillis) {
    int everywhere = everywhere();
    if (everywhere == UNKNOWN) {
      return List.of();
    }
    int ceiling = Math.min(newest, held ? begun : newest);
    List<Copy> due = new ArrayList<>();
    for (int p = 0; p < partitions.length; p++) {
      Partition partition = partitions[p];
      if (partition.onTheWay || nowMillis < partition.notBefore) {
        continue;
      }
      int number =
          known(p) == everywhere && everywhere < ceiling ? everywhere + 1 : repeat(p, nowMillis);
      if (number > 0) {
        partition.onTheWay = true;
        begun = Math.max(begun, number);
        due.add(new Copy(p, number));
      }
    }
    return due;
  }

  /** The copy that is to be written again, 0 for none. */
  private int repeat(int p, long nowMillis) {
    Partition partition = partitions[p];
    int lowest = lowestTaken(p);
    if (lowest == UNKNOWN || lowest >= partition.acknowledged) {
      partition.repeated = 0;
      partition.repeats = 0;
      partition.lackedAfter = UNKNOWN;
      return 0;
    }
    if (lowest != partition.lackedAfter) {
      // It goes on taking; only one that stands still is given anything again.
      partition.lackedAfter = lowest;
      partition.repeats = 0;
      partition.repeated = 0;
      partition.repeatNotBefore = nowMillis + again.wait(1).toMillis();
      return 0;
    }
    if (nowMillis < partition.repeatNotBefore) {
      return 0;
    }
    if (partition.repeated == 0) {
      partition.repeated = lowest + 1;
    }
    return partition.repeated;
  }

  /** Kafka has a copy. */
  void acknowledged(Copy copy, long nowMillis) {
    Partition partition = partitions[copy.partition()];
    partition.onTheWay = false;
    partition.failures = 0;
    partition.acknowledged = Math.max(partition.acknowledged, copy.number());
    if (copy.number() == partition.repeated) {
      partition.repeated++;
      if (partition.repeated > partition.acknowledged) {
        partition.repeated = 0;
        partition.repeats++;
        partition.repeatNotBefore = nowMillis + again.wait(partition.repeats + 1).toMillis();
      }
    }
  }

  /** Whether Kafka has a copy is not known. */
  void failed(Copy copy, long nowMillis) {
    Partition partition = partitions[copy.partition()];
    partition.onTheWay = false;
    partition.failures++;
    partition.notBefore = nowMillis + again.wait(partition.failures).toMillis();
  }

  /** The number that all ledgers have taken while no other was begun; empty for none. */
  OptionalInt settled() {
    for (Partition partition : partitions) {
      if (partition.onTheWay) {
        return OptionalInt.empty();
      }
    }
    for (int number : taken) {
      if (number != begun) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(begun);
  }

  private int everywhere() {
    int everywhere = Integer.MAX_VALUE;
    for (int p = 0; p < partitions.length; p++) {
      everywhere = Math.min(everywhere, known(p));
    }
    return everywhere;
  }

  /** Up to which number a partition has all copies for sure. */
  private int known(int p) {
    return Math.max(partitions[p].acknowledged, lowestTaken(p));
  }

  private int lowestTaken(int p) {
    int lowest = Integer.MAX_VALUE;
    for (int ledger = p; ledger < taken.length; ledger += partitions.length) {
      lowest = Math.min(lowest, taken[ledger]);
    }
    return lowest;
  }
}
