package com.stockafolio.delivery.model;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One ledger's journal. Rows with the same sequence number both stay, in the order in which they
 * were issued, whenever they land.
 */
final class ModelJournal {
  record Row(
      long sequence,
      long issued,
      long from,
      long to,
      int print,
      long settled,
      List<TradeRecord> booked,
      List<TradeRecord> rejected) {

    /** What a row tells of a record: a refused one's content is not kept. */
    boolean mayHold(LastRecord record) {
      return record.offset() == to
          ? print == record.print()
          : rejected.stream().anyMatch(refused -> refused.offset() == record.offset())
              || booked.stream()
                  .anyMatch(
                      trade ->
                          trade.offset() == record.offset()
                              && RecordPrint.of(trade) == record.print());
    }
  }

  /** What the rows add up to. */
  static final class Fold {
    LastRecord last = LastRecord.NONE;
    long settled = -1;
    long sequence;
    final TreeMap<Long, Integer> booked = new TreeMap<>();
    final TreeMap<Long, Long> trades = new TreeMap<>();
    final TreeMap<Long, Integer> rejections = new TreeMap<>();

    /** Whether the row follows without a hole. */
    boolean add(Row row) {
      sequence = Math.max(sequence, row.sequence());
      long covered = covered();
      if (row.from() > covered) {
        return false;
      }
      for (TradeRecord trade : row.booked()) {
        if (trade.offset() > covered) {
          booked.merge(trade.offset(), 1, Integer::sum);
          trades.put(trade.offset(), trade.transaction().tradeId().low());
        }
      }
      for (TradeRecord refused : row.rejected()) {
        if (refused.offset() > covered) {
          rejections.merge(refused.offset(), 1, Integer::sum);
        }
      }
      if (row.to() > covered) {
        last = new LastRecord(row.to(), row.print());
      }
      settled = Math.max(settled, row.settled());
      return true;
    }

    long covered() {
      return last.offset();
    }

    /** Whether the row may be of the log that the rows before it are of. */
    boolean isOfSameLog(Row row) {
      return row.from() >= covered() || row.to() < covered() || row.mayHold(last);
    }

    List<Long> keptRejections(long previous, long last) {
      return List.copyOf(
          rejections
              .subMap(Math.max(previous, settled), false, Math.max(last, settled), true)
              .keySet());
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /** Counts the restores: a write on its way to the journal before one never lands after it. */
  private int restores;

  int restores() {
    return restores;
  }

  long lastSequence() {
    return rows.stream().mapToLong(Row::sequence).max().orElse(0);
  }

  void land(Row row) {
    rows.add(row);
    rows.sort(Comparator.comparingLong(Row::sequence).thenComparingLong(Row::issued));
  }

  List<Row> backup() {
    return List.copyOf(rows);
  }

  void restore(List<Row> backup) {
    restores++;
    rows.clear();
    rows.addAll(backup);
  }

  Fold fold(World world, int ledger, Variant variant) {
    Fold fold = new Fold();
    for (Row row : rows) {
      if (!fold.isOfSameLog(row) && variant != Variant.ROWS_JOINED_BY_NUMBERS) {
        world.refused();
        break;
      }
      if (!fold.add(row)) {
        world.violated(
            "hole in the journal of ledger %d: from %d, covered %d"
                .formatted(ledger, row.from(), fold.covered()));
        break;
      }
    }
    return fold;
  }
}
