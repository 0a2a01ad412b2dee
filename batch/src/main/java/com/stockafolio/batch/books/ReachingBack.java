package com.stockafolio.batch.books;

import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Finds the users of a part who take back or correct something that is not among their records in
 * the table: it was booked before, or never.
 */
public final class ReachingBack implements FlatMapFunction<Integer, UUID> {
  private static final long serialVersionUID = 1;

  private final PartTables tables;
  private final boolean bookedAlone;

  /** Looks in these tables; at booked revisions alone, or at all. */
  public ReachingBack(PartTables tables, boolean bookedAlone) {
    this.tables = tables;
    this.bookedAlone = bookedAlone;
  }

  @Override
  public Iterator<UUID> call(Integer part) {
    RevisionRows revisions = tables.revisions(part);
    Set<UUID> reaching = new HashSet<>();
    if (!revisions.isEmpty()) {
      TradeRows rows = tables.trades(part);
      Map<UUID, Set<UUID>> booked = new HashMap<>();
      for (int row = 0; row < rows.count(); row++) {
        UUID user = new UUID(rows.userHigh(row), rows.userLow(row));
        boolean rejected = rows.rejection(row) != 0;
        if (!revisions.users().contains(user) || rejected && bookedAlone) {
          continue;
        }
        Set<UUID> own = booked.computeIfAbsent(user, any -> new HashSet<>());
        if (!rows.isRevision(row)) {
          if (!rejected) {
            own.add(new UUID(rows.tradeHigh(row), rows.tradeLow(row)));
          }
        } else if (!own.contains(revisions.of(rows.offset(row)))) {
          reaching.add(user);
        }
      }
    }
    return reaching.iterator();
  }
}
