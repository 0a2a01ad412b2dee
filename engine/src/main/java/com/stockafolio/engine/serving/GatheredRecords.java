package com.stockafolio.engine.serving;

import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The records that a ledger has accepted and not yet cut into a row, in order of their offsets. */
final class GatheredRecords {
  private final Deque<TradeRecord> records = new ArrayDeque<>();
  private final Deque<MarketCopy> market = new ArrayDeque<>();
  private long settled = -1;

  int size() {
    return records.size() + market.size();
  }

  /** Takes the records of a batch whose offsets are beyond {@code accepted}. */
  void take(Batch batch, long accepted) {
    for (TradeRecord record : batch.records()) {
      if (record.offset() > accepted) {
        records.add(record);
      }
    }
    for (MarketCopy copy : batch.market()) {
      if (copy.offset() > accepted) {
        market.add(copy);
      }
    }
    settled = Math.max(settled, batch.settled());
  }

  /** Whether the next row is a record of the market's. */
  boolean isMarketNext() {
    return !market.isEmpty()
        && (records.isEmpty() || market.peek().offset() < records.peek().offset());
  }

  /** The next record, where that is a bust or a correction; null else. */
  TradeRecord revisionNext() {
    TradeRecord next = isMarketNext() ? null : records.peek();
    return next != null && isRevision(next) ? next : null;
  }

  private static boolean isRevision(TradeRecord record) {
    return record.transaction() instanceof Revision;
  }

  /**
   * The next row, which is a record of the market's, and stays until it is {@link #removeMarket
   * removed}.
   *
   * @param from offset up to which is journaled
   */
  MarketCommit.Cut cutMarket(SourceId source, long from) {
    return new MarketCommit.Cut(source, from, settled, market.peek());
  }

  /** The next of the market's is in a row now. */
  void removeMarket() {
    market.remove();
  }

  /**
   * The next row, up to a record of the market's, or to a bust or a correction that is not its
   * first; its records stay until they are {@link #remove removed}: one that cannot be decided is
   * in no row, and nothing after it may be in one.
   *
   * @param from offset up to which is journaled
   * @param accepted offset up to which is accepted, and so covered by a row that takes all
   */
  Commit.Cut cut(SourceId source, long from, long accepted, int most) {
    long end = market.isEmpty() ? Long.MAX_VALUE : market.peek().offset();
    List<TradeRecord> row = new ArrayList<>(Math.min(most, records.size()));
    boolean whole = true;
    for (TradeRecord record : records) {
      boolean ends = row.size() == most || !row.isEmpty() && isRevision(record);
      if (ends || record.offset() > end) {
        whole = record.offset() > end;
        break;
      }
      row.add(record);
    }
    long to = whole ? Math.min(accepted, end - 1) : row.get(row.size() - 1).offset();
    return new Commit.Cut(source, from, to, settled, row);
  }

  /** The first so many are in a row now. */
  void remove(int cut) {
    for (int i = 0; i < cut; i++) {
      records.remove();
    }
  }
}
