package com.stockafolio.delivery;

import java.util.Map;
import java.util.Objects;

/**
 * How far a source is settled, as a consumer leaves it beside the journal for the next one.
 *
 * @param source the partition
 * @param position every record at or below this offset is journaled by its ledger or acknowledged
 *     on the topic of rejected records; -1 for none
 * @param print fingerprint of the bytes of the record there
 * @param lastSent for each ledger, the last offset at or below {@code position} that it was sent:
 *     what its journal must hold at least. A ledger that was sent nothing is absent. Too low a
 *     value would let a later batch claim records that it does not hold
 */
public record ProgressRow(SourceId source, long position, int print, Map<Integer, Long> lastSent) {
  /** Checks the bounds. */
  public ProgressRow {
    Objects.requireNonNull(source, "source");
    lastSent = Map.copyOf(lastSent);
    if (position < -1) {
      throw new IllegalArgumentException("position " + position + " is below -1");
    }
    for (Map.Entry<Integer, Long> sent : lastSent.entrySet()) {
      if (sent.getKey() < 0 || sent.getValue() < 0 || sent.getValue() > position) {
        throw new IllegalArgumentException(
            "ledger %d was sent up to %d, the position is %d"
                .formatted(sent.getKey(), sent.getValue(), position));
      }
    }
  }

  /** The row of a source that nobody has read yet. */
  public static ProgressRow none(SourceId source) {
    return new ProgressRow(source, -1, RecordPrint.UNKNOWN, Map.of());
  }

  /** The last offset a ledger was sent, -1 for none. */
  public long lastSent(int ledger) {
    return lastSent.getOrDefault(ledger, -1L);
  }
}
