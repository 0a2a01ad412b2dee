package com.stockafolio.ledger;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.entry.BookedEntry;
import java.util.List;

/**
 * Everything of a ledger's users in the source's offsets after {@code from} up to and including
 * {@code to} has been decided.
 *
 * @param source the partition whose offsets these are
 * @param from offset up to which the ledger was accepted before; exclusive, -1 for none
 * @param to last offset decided by this event; greater than {@code from}
 * @param print fingerprint of the record at {@code to}
 * @param settled offset up to which the consumer needs no rejection again; -1 for none
 * @param marketNumber number of the market's list by which the records were decided
 * @param entries the booked entries in order of their offsets
 * @param rejections the refused records in order of their offsets
 */
public record EntriesBooked(
    SourceId source,
    long from,
    long to,
    int print,
    long settled,
    int marketNumber,
    List<BookedEntry> entries,
    List<LedgerRejection> rejections)
    implements LedgerEvent {

  public EntriesBooked {
    if (to <= from) {
      throw new IllegalArgumentException("to " + to + " is not after from " + from);
    }
    entries = List.copyOf(entries);
    rejections = List.copyOf(rejections);
  }

  @Override
  public boolean mayHold(LastRecord record) {
    if (record.offset() == to) {
      return RecordPrint.same(print, record.print());
    }
    for (BookedEntry entry : entries) {
      if (entry.offset() == record.offset()) {
        return RecordPrint.same(RecordPrint.of(entry), record.print());
      }
    }
    // What is kept of a record that was refused does not tell it from another one.
    return record.print() == RecordPrint.UNKNOWN
        || rejections.stream().anyMatch(refused -> refused.offset() == record.offset());
  }
}
