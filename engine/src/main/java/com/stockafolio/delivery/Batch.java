package com.stockafolio.delivery;

import com.stockafolio.market.MarketCopy;
import com.stockafolio.transaction.TradeRecord;
import java.util.List;
import java.util.Objects;

/**
 * All of one ledger's records of a source in the offsets {@code (previous, last]}: the range, not
 * the list, is what a ledger takes or refuses. Records that the consumer itself rejected are not
 * among them.
 *
 * @param source the partition the records come from
 * @param previous the offset up to which the ledger was sent everything before, -1 for nothing
 * @param previousPrint fingerprint of the record there, {@link RecordPrint#UNKNOWN} for the first
 *     batch after a start
 * @param last the offset up to which this batch is complete; above {@code previous}
 * @param settled every record at or below this offset is booked or acknowledged on the topic of
 *     rejected records, so its rejection need not be kept any longer; -1 for none
 * @param records the ledger's users' own, in ascending order of their offsets, each within the
 *     range
 * @param market copies of the market's records, likewise
 */
public record Batch(
    SourceId source,
    long previous,
    int previousPrint,
    long last,
    long settled,
    List<TradeRecord> records,
    List<MarketCopy> market) {
  /** A ledger's first batch after a start, of its users' records alone. */
  public Batch(SourceId source, long previous, long last, long settled, List<TradeRecord> records) {
    this(source, previous, RecordPrint.UNKNOWN, last, settled, records, List.of());
  }

  /** A batch of its users' records alone. */
  public Batch(
      SourceId source,
      long previous,
      int previousPrint,
      long last,
      long settled,
      List<TradeRecord> records) {
    this(source, previous, previousPrint, last, settled, records, List.of());
  }

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
    market = List.copyOf(market);
    before = previous;
    for (MarketCopy copy : market) {
      if (copy.offset() <= before || copy.offset() > last) {
        throw new IllegalArgumentException(
            "market record at offset %d after %d in (%d, %d]"
                .formatted(copy.offset(), before, previous, last));
      }
      before = copy.offset();
    }
  }

  /**
   * Whether what a ledger has accepted is of the same log as this batch, as far as one record can
   * tell: what is equal at one offset is equal at all before it.
   *
   * @param accepted the last record that the ledger has accepted
   */
  public boolean joins(LastRecord accepted) {
    if (!accepted.isKnown() || accepted.offset() < previous || accepted.offset() > last) {
      return true;
    }
    if (accepted.offset() == previous) {
      return RecordPrint.same(previousPrint, accepted.print());
    }
    return holds(accepted);
  }

  /** The record at its end, with {@link RecordPrint#UNKNOWN} where the batch holds none there. */
  public LastRecord lastRecord() {
    return lastRecord(last, records, market);
  }

  /** The record at the offset, which is the last one of a range, where it is among these. */
  static LastRecord lastRecord(long last, List<TradeRecord> records, List<MarketCopy> market) {
    TradeRecord end = records.isEmpty() ? null : records.get(records.size() - 1);
    if (end != null && end.offset() == last) {
      return new LastRecord(last, RecordPrint.of(end));
    }
    MarketCopy copy = market.isEmpty() ? null : market.get(market.size() - 1);
    boolean isLast = copy != null && copy.offset() == last;
    return new LastRecord(last, isLast ? RecordPrint.of(copy) : RecordPrint.UNKNOWN);
  }

  /** Whether it has a record at the offset with that fingerprint. */
  boolean holds(LastRecord wanted) {
    return holds(records, market, wanted);
  }

  static boolean holds(List<TradeRecord> records, List<MarketCopy> market, LastRecord wanted) {
    for (MarketCopy copy : market) {
      if (copy.offset() == wanted.offset()) {
        return RecordPrint.same(RecordPrint.of(copy), wanted.print());
      }
    }
    for (TradeRecord record : records) {
      if (record.offset() >= wanted.offset()) {
        return record.offset() == wanted.offset()
            && RecordPrint.same(RecordPrint.of(record), wanted.print());
      }
    }
    return false;
  }
}
