package com.stockafolio.delivery.model;

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
      long settled,
      List<Long> booked,
      List<Long> rejected) {}

  /** What the rows add up to. */
  static final class Fold {
    long covered = -1;
    long settled = -1;
    long sequence;
    final TreeMap<Long, Integer> booked = new TreeMap<>();
    final TreeMap<Long, Integer> rejections = new TreeMap<>();

    /** Whether the row follows without a hole. */
    boolean add(Row row) {
      sequence = Math.max(sequence, row.sequence());
      if (row.from() > covered) {
        return false;
      }
      for (long offset : row.booked()) {
        if (offset > covered) {
          booked.merge(offset, 1, Integer::sum);
        }
      }
      for (long offset : row.rejected()) {
        if (offset > covered) {
          rejections.merge(offset, 1, Integer::sum);
        }
      }
      covered = Math.max(covered, row.to());
      settled = Math.max(settled, row.settled());
      return true;
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

  Fold fold(World world, int ledger) {
    Fold fold = new Fold();
    for (Row row : rows) {
      if (!fold.add(row)) {
        world.violated(
            "hole in the journal of ledger %d: from %d, covered %d"
                .formatted(ledger, row.from(), fold.covered));
        break;
      }
    }
    return fold;
  }
}
