package com.stockafolio.engine;

import com.stockafolio.delivery.SourceId;
import com.stockafolio.portfolio.TradeRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The records that a ledger has accepted and not yet cut into a row, in order of their offsets. */
final class GatheredRecords {
  private final Deque<TradeRecord> records = new ArrayDeque<>();
  private long settled = -1;
  private long cuts;

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
   * Cuts the next row.
   *
   * @param from offset up to which is journaled
   * @param accepted offset up to which is accepted, and so covered by a row that takes all
   */
  Commit cut(SourceId source, long from, long accepted, int most) {
    List<TradeRecord> row = new ArrayList<>(Math.min(most, records.size()));
    while (row.size() < most && !records.isEmpty()) {
      row.add(records.poll());
    }
    long to = records.isEmpty() ? accepted : row.get(row.size() - 1).offset();
    return new Commit(++cuts, source, from, to, settled, row);
  }
}
