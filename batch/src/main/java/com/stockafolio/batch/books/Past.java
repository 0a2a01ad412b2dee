package com.stockafolio.batch.books;

import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.BookRows;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What users of one part booked on earlier days, of those who take something of then back or
 * correct it: their portfolios as they were certified then, and their records since.
 */
final class Past {
  private final MarketView market;
  private final TradeRows trades;
  private final RevisionRows revisions;
  private final Map<UUID, List<Integer>> rows = new HashMap<>();
  private final Map<UUID, BookRow> origins = new HashMap<>();

  /** Of a part; all of its records are of one partition. */
  Past(PartTables tables, MarketView market, int part) {
    this.market = market;
    trades = tables.trades(part);
    revisions = tables.revisions(part);
    for (int row = 0; row < trades.count(); row++) {
      UUID user = new UUID(trades.userHigh(row), trades.userLow(row));
      rows.computeIfAbsent(user, any -> new ArrayList<>()).add(row);
    }
    if (!rows.isEmpty()) {
      BookRows books = tables.before(part);
      for (int at = 0; at < books.end(); at = books.next(at)) {
        UUID user = books.user(at);
        if (rows.containsKey(user)) {
          origins.put(user, books.read(at));
        }
      }
    }
  }

  /** Whether there is something of the user. */
  boolean has(UUID user) {
    return rows.containsKey(user);
  }

  /** The portfolio before; null for none. */
  BookRow origin(UUID user) {
    return origins.get(user);
  }

  /** The user's records since, which lie in {@link #trades}. */
  List<Integer> rows(UUID user) {
    return rows.get(user);
  }

  TradeRows trades() {
    return trades;
  }

  RevisionRows revisions() {
    return revisions;
  }

  MarketView market() {
    return market;
  }
}
