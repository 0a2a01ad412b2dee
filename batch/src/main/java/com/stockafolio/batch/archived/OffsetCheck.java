package com.stockafolio.batch.archived;

import com.stockafolio.batch.exact.BatchFailure;
import java.util.ArrayList;
import java.util.List;

/** Sees that an object of the archive holds each offset from its first to its last exactly once. */
public final class OffsetCheck {
  /** So many gaps of one object are named. */
  private static final int NAMED = 5;

  private final String topic;
  private final ArchiveObject object;
  private final boolean gapsAllowed;
  private final List<String> gaps = new ArrayList<>();
  private long expected;

  /**
   * A check of one object.
   *
   * @param toldEnd the end that the object tells itself, -1 if it does not
   * @param gapsAllowed whether an offset may have no record, as where producers use transactions
   */
  public OffsetCheck(String topic, ArchiveObject object, long toldEnd, boolean gapsAllowed) {
    this.topic = topic;
    this.object = object;
    this.gapsAllowed = gapsAllowed;
    expected = object.first();
    if (toldEnd >= 0 && toldEnd < object.end()) {
      gaps.add(Archive.missing(topic, object.partition(), toldEnd, object.end()));
    } else if (toldEnd > object.end()) {
      gaps.add(twice(object.end(), toldEnd));
    }
  }

  /**
   * Takes note of the next record.
   *
   * @throws BatchFailure if it cannot stand there
   */
  public void next(int partition, long offset) {
    if (partition != object.partition() || offset < expected) {
      throw new BatchFailure(
          "%s holds partition %d offset %d where partition %d offset %d must stand"
              .formatted(object.place(), partition, offset, object.partition(), expected));
    }
    if (offset > expected) {
      missing(offset);
    }
    expected = offset + 1;
  }

  /** What is missing or archived twice, after the last record. */
  public List<String> end() {
    if (gaps.isEmpty() && expected < object.end() && !gapsAllowed) {
      // Avro takes the end of a half-written file for its end.
      gaps.add(
          Archive.missing(topic, object.partition(), expected, object.end())
              + ": they are missing, or "
              + object.place()
              + " is half written");
    }
    if (gaps.isEmpty() && expected > object.end()) {
      gaps.add(twice(object.end(), expected));
    }
    return gaps;
  }

  private void missing(long end) {
    if (!gapsAllowed && gaps.size() < NAMED) {
      gaps.add(Archive.missing(topic, object.partition(), expected, end));
    }
  }

  private String twice(long from, long end) {
    return "%s partition %d: offsets %,d to %,d are archived twice"
        .formatted(topic, object.partition(), from, end - 1);
  }
}
