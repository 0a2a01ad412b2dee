package com.stockafolio.delivery;

import com.stockafolio.portfolio.TradeRecord;
import java.util.List;
import java.util.Objects;

/**
 * All of one ledger's records of a source in the offsets {@code (previous, last]}: the range, not
 * the list, is what a ledger takes or refuses. Records that the consumer itself rejected are not
 * among them.
 *
 * @param source the partition the records come from
 * @param previous the offset up to which the ledger was sent everything before, -1 for nothing
 * @param last the offset up to which this batch is complete; above {@code previous}
 * @param settled every record at or below this offset is booked or acknowledged on the topic of
 *     rejected records, so its rejection need not be kept any longer; -1 for none
 * @param records in ascending order of their offsets, each within the range
 */
public record Batch(
    SourceId source, long previous, long last, long settled, List<TradeRecord> records) {
  /** Checks the range and the order of the records. */
  public Batch {
    Objects.requireNonNull(source, "source");
    if (previous < -1 || last <= previous) {
      throw new IllegalArgumentException("no range of offsets: (" + previous + ", " + last + "]");
    }
    if (settled < -1) {
      throw new IllegalArgumentException("settled " + settled + " is below -1");
    }
    records = List.copyOf(records);
    long before = previous;
    for (TradeRecord record : records) {
      if (record.offset() <= before || record.offset() > last) {
        throw new IllegalArgumentException(
            "record at offset %d after %d in (%d, %d]"
                .formatted(record.offset(), before, previous, last));
      }
      before = record.offset();
    }
  }
}
