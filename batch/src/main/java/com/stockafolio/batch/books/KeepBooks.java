package com.stockafolio.batch.books;

import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.UserRows;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Makes the results of a part's users of the rows that are theirs. */
public final class KeepBooks implements FlatMapFunction<Integer, Row> {
  private static final long serialVersionUID = 1;

  private final PartTables tables;
  private final MarketDay market;

  /** By instrument id, the closing price in 1e-9 dollars; 0 where there is none. */
  private final long[] prices;

  private final boolean history;
  private final Earlier earlier;

  /**
   * What is needed of earlier days, by those who take something of then back or correct it.
   *
   * @param tables their records of then, and their portfolios before those
   */
  public record Earlier(PartTables tables, MarketDay market) implements Serializable {}

  /**
   * Keeps the books of a part from its tables; prices by instrument, in 1e-9 dollars.
   *
   * @param history whether the ledgers keep what revisions need
   * @param earlier null where nothing of earlier days is needed
   */
  public KeepBooks(
      PartTables tables, MarketDay market, long[] prices, boolean history, Earlier earlier) {
    this.history = history;
    this.earlier = earlier;
    this.tables = tables;
    this.market = market;
    this.prices = prices;
  }

  @Override
  public Iterator<Row> call(Integer part) {
    int ledger = tables.parts().ledger(part);
    Past past = earlier == null ? null : new Past(earlier.tables, earlier.market.view(), part);
    UserDay day =
        new UserDay(
            market.view(),
            prices,
            ledger,
            ledger % tables.partitions(),
            tables.revisions(part),
            new Revising.Of(history, past));
    UserRows rows = new UserRows(tables.trades(part), tables.before(part), tables.close(part));
    return rows.made(day);
  }
}
