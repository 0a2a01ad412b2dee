package com.stockafolio.engine.serving;

import com.stockafolio.delivery.SourceId;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The records that a ledger has accepted and not yet cut into a row, in order of their offsets. */
final class GatheredRecords {
  private final Deque<TradeRecord> records = new ArrayDeque<>();
  private long settled = -1;

  int size() {
    return records.size();
  }

  /** Takes the records of a batch whose offsets are beyond {@code accepted}. */
  void take(List<TradeRecord> batch, long accepted, long batchSettled) {
    for (TradeRecord record : batch) {
      if (record.offset() > accepted) {
        records.add(record);
      }
    }
    settled = Math.max(settled, batchSettled);
  }

  /**
   * The next row, whose records stay until they are {@link #remove removed}: one that cannot be
   * decided is in no row, and nothing after it may be in one.
   *
   * @param from offset up to which is journaled
   * @param accepted offset up to which is accepted, and so covered by a row that takes all
   */
  Commit.Cut cut(SourceId source, long from, long accepted, int most) {
    int size = Math.min(most, records.size());
    List<TradeRecord> row = new ArrayList<>(size);
    for (Iterator<TradeRecord> next = records.iterator(); row.size() < size; ) {
      row.add(next.next());
    }
    long to = size == records.size() ? accepted : row.get(size - 1).offset();
    return new Commit.Cut(source, from, to, settled, row);
  }

  /** The first so many are in a row now. */
  void remove(int cut) {
    for (int i = 0; i < cut; i++) {
      records.remove();
    }
  }
}
