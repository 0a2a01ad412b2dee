package com.stockafolio.loadtest.checker.comparison;

import com.stockafolio.loadtest.checker.books.Verdict;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be on the topic of rejected records, against what is there: the same source positions
 * with the same reasons, each at least once, and no others.
 */
public final class Rejections {
  /** What is known of one source partition. */
  private static final class Source {
    long firstOffset = -1;
    long endOffset;
    int count;
    long[] offsets = new long[16];
    Verdict[] verdicts = new Verdict[16];
    final Map<Long, Verdict> later = new TreeMap<>();
    final BitSet reported = new BitSet();

    void add(long offset, Verdict verdict) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
        verdicts = Arrays.copyOf(verdicts, 2 * count);
      }
      offsets[count] = offset;
      verdicts[count] = verdict;
      count++;
    }

    Verdict verdictAt(long offset) {
      int at = Arrays.binarySearch(offsets, 0, count, offset);
      return at < 0 ? later.getOrDefault(offset, Verdict.BOOKED) : verdicts[at];
    }

    int bit(long offset) {
      return Math.toIntExact(offset - firstOffset);
    }
  }

  private final Source[] sources;
  private final Differences differences;
  private long duplicates;
  private long others;

  /** For a topic of so many partitions. */
  public Rejections(int partitions, Differences differences) {
    this.sources = new Source[partitions];
    Arrays.setAll(sources, partition -> new Source());
    this.differences = differences;
  }

  /** The books' verdict on a record; in each partition the offsets ascend. */
  public void decided(int partition, long offset, Verdict verdict) {
    Source source = sources[partition];
    if (source.firstOffset < 0) {
      source.firstOffset = offset;
    }
    source.endOffset = offset + 1;
    if (verdict != Verdict.BOOKED) {
      source.add(offset, verdict);
    }
  }

  /** The verdict on a record that was put off: booked, as far as {@link #decided} was told. */
  public void decidedLater(int partition, long offset, Verdict verdict) {
    Source source = sources[partition];
    if (verdict != Verdict.BOOKED && source.verdictAt(offset) == Verdict.BOOKED) {
      source.later.put(offset, verdict);
    }
  }

  /** A record of the topic of rejected records, once all verdicts are in. */
  public void reported(int partition, long offset, String reason) {
    if (partition < 0 || partition >= sources.length) {
      unexpected(partition, offset, reason, "there is no such partition");
      return;
    }
    Source source = sources[partition];
    if (offset < source.firstOffset || offset >= source.endOffset) {
      unexpected(partition, offset, reason, "there is no such record");
      return;
    }
    Verdict verdict = source.verdictAt(offset);
    boolean again = source.reported.get(source.bit(offset));
    source.reported.set(source.bit(offset));
    if (!again) {
      count(reason);
    }
    if (verdict == Verdict.BOOKED) {
      if (!again) {
        differences.add(
            "%s: rejected as %s, the books have it booked"
                .formatted(at(partition, offset), reason));
      }
    } else if (!verdict.name().equals(reason)) {
      differences.add(
          "%s: rejected as %s, in the books as %s"
              .formatted(at(partition, offset), reason, verdict));
    }
  }

  /** A record of the topic of rejected records from which no source position can be read. */
  void unreadable(int partition, long offset, String why) {
    others++;
    differences.add("rejected record %d of partition %d: %s".formatted(offset, partition, why));
  }

  /** All rejected records were reported: what is missing is a difference. */
  public void complete() {
    for (int partition = 0; partition < sources.length; partition++) {
      Source source = sources[partition];
      for (int i = 0; i < source.count; i++) {
        requireReported(partition, source.offsets[i], source.verdicts[i]);
      }
      int number = partition;
      source.later.forEach((offset, verdict) -> requireReported(number, offset, verdict));
    }
  }

  private void requireReported(int partition, long offset, Verdict verdict) {
    Source source = sources[partition];
    if (!source.reported.get(source.bit(offset))) {
      differences.add(
          "%s: rejected by the books as %s, not on the topic of rejected records"
              .formatted(at(partition, offset), verdict));
    }
  }

  /** Source positions that were reported as duplicates. */
  public long duplicates() {
    return duplicates;
  }

  /** Source positions that were reported for another reason. */
  public long others() {
    return others;
  }

  private void unexpected(int partition, long offset, String reason, String why) {
    count(reason);
    differences.add("%s: rejected as %s, but %s".formatted(at(partition, offset), reason, why));
  }

  private void count(String reason) {
    if (reason.equals(Verdict.DUPLICATE.name())) {
      duplicates++;
    } else {
      others++;
    }
  }

  private static String at(int partition, long offset) {
    return "record %d of partition %d".formatted(offset, partition);
  }
}
