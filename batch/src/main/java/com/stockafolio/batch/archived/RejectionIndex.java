package com.stockafolio.batch.archived;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.DayRange;
import com.stockafolio.batch.store.Incomplete;
import com.stockafolio.batch.store.Manifest;
import com.stockafolio.batch.store.Store;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which records of the topic of trades the topic of rejected ones names, and for what reason. A
 * rejection may have been published more than once; its source position identifies it.
 */
public final class RejectionIndex implements Serializable {
  private static final long serialVersionUID = 1;

  /** By partition, ascending offsets. */
  private final long[][] offsets;

  /** By partition, the codes of their reasons. */
  private final byte[][] codes;

  private RejectionIndex(long[][] offsets, byte[][] codes) {
    this.offsets = offsets;
    this.codes = codes;
  }

  /** The code of the reason for which the record was rejected, 0 if it was not. */
  public int code(int partition, long offset) {
    int at = Arrays.binarySearch(offsets[partition], offset);
    return at < 0 ? 0 : codes[partition][at];
  }

  /** The number of rejected records. */
  public long size() {
    return Arrays.stream(offsets).mapToLong(each -> each.length).sum();
  }

  /**
   * Reads the objects of the rejected topic's archive.
   *
   * @param range only what is in it is kept
   * @param most how many may be kept
   * @param gapsAllowed whether an offset may have no record
   */
  public static RejectionIndex read(
      Store store, List<ArchiveObject> objects, DayRange range, int most, boolean gapsAllowed) {
    List<long[]> found = new ArrayList<>();
    for (ArchiveObject object : objects) {
      try (ArchivedRecords records =
          ArchivedRecords.open(
              store.openPlace(object.place()),
              object.place(),
              ArchivedRecordReader.REJECTION_FIELDS)) {
        OffsetCheck check =
            new OffsetCheck(Manifest.REJECTED, object, records.endOffset(), gapsAllowed);
        for (ArchivedRecord record = records.next(); record != null; record = records.next()) {
          check.next(record.partition, record.offset);
          if (within(range, record)) {
            found.add(
                new long[] {record.sourcePartition, record.sourceOffset, code(object, record)});
          }
          if (found.size() > most) {
            throw new BatchFailure(
                "more than %,d rejected records: raise stockafolio.batch.most-rejections"
                    .formatted(most));
          }
        }
        List<String> gaps = check.end();
        if (!gaps.isEmpty()) {
          throw new Incomplete(String.join("; ", gaps));
        }
      } catch (IOException e) {
        throw new BatchFailure(object.place() + " cannot be read: " + Store.reason(e), e);
      }
    }
    return of(found, range.partitions());
  }

  /** An index of source partition, source offset and code of the reason. */
  static RejectionIndex of(List<long[]> found, int partitions) {
    found.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
    long[][] offsets = new long[partitions][];
    byte[][] codes = new byte[partitions][];
    int at = 0;
    for (int partition = 0; partition < partitions; partition++) {
      long[] of = new long[found.size()];
      byte[] why = new byte[found.size()];
      int count = 0;
      for (; at < found.size() && found.get(at)[0] == partition; at++) {
        if (count == 0 || of[count - 1] != found.get(at)[1]) {
          of[count] = found.get(at)[1];
          why[count++] = (byte) found.get(at)[2];
        }
      }
      offsets[partition] = Arrays.copyOf(of, count);
      codes[partition] = Arrays.copyOf(why, count);
    }
    return new RejectionIndex(offsets, codes);
  }

  private static boolean within(DayRange range, ArchivedRecord record) {
    int partition = record.sourcePartition;
    return partition >= 0
        && partition < range.partitions()
        && record.sourceOffset >= range.first(partition)
        && record.sourceOffset < range.end(partition);
  }

  private static int code(ArchiveObject object, ArchivedRecord record) {
    String reason = String.valueOf(record.reason);
    try {
      return RejectionReason.valueOf(reason).code();
    } catch (IllegalArgumentException unknown) {
      throw new BatchFailure(
          object.place() + " holds a rejection for " + reason + ", which this batch does not know",
          unknown);
    }
  }
}
