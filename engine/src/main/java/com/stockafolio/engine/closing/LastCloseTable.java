package com.stockafolio.engine.closing;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.stockafolio.amount.Price;
import com.stockafolio.delivery.DayCut;
import com.stockafolio.engine.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Where the last close is found by nodes that did not close the day: one row in Cassandra. The
 * close itself is its manifest in S3; this is a copy of the part that values portfolios. Safe to
 * share.
 */
public final class LastCloseTable {
  private static final String ZONE = ClosingDesk.ZONE.getId();

  private final CassandraSession cassandra;
  private final String table;

  /** The row of a node's keyspace. */
  public LastCloseTable(Node node) {
    this.cassandra = node.cassandra();
    this.table = node.keyspace() + ".last_close";
  }

  /**
   * Writes a complete close. Written again, or after a newer one, it changes nothing.
   *
   * @return done, or failed where Cassandra does not answer
   */
  public CompletionStage<Done> write(LastClose close) {
    Map<String, String> prices = new HashMap<>();
    close.prices().forEach((symbol, price) -> prices.put(symbol, price.toString()));
    return cassandra.executeWrite(
        SimpleStatement.newInstance(
            "INSERT INTO "
                + table
                + " (zone, date, close_id, closed_at, prices, covered) VALUES (?, ?, ?, ?, ?, ?)"
                + " USING TIMESTAMP ?",
            ZONE,
            close.date(),
            close.closeId(),
            close.closedAt(),
            prices,
            close.cut().covered(),
            TimeUnit.MILLISECONDS.toMicros(close.closedAt().toEpochMilli())));
  }

  /** The name of the last close; empty where no day was closed yet. */
  public CompletionStage<Optional<String>> readCloseId() {
    return cassandra
        .selectOne(
            SimpleStatement.newInstance("SELECT close_id FROM " + table + " WHERE zone = ?", ZONE))
        .thenApply(row -> row.map(found -> found.getString("close_id")));
  }

  /**
   * The last close; empty where no day was closed yet, or its row does not tell yet where it cut.
   */
  public CompletionStage<Optional<LastClose>> read() {
    return cassandra
        .selectOne(
            SimpleStatement.newInstance(
                "SELECT date, close_id, closed_at, prices, covered FROM "
                    + table
                    + " WHERE zone = ?",
                ZONE))
        .thenApply(row -> row.filter(found -> !found.isNull("covered")).map(LastCloseTable::close));
  }

  private static LastClose close(Row row) {
    Map<String, Price> prices = new HashMap<>();
    Map<String, String> texts = row.getMap("prices", String.class, String.class);
    texts.forEach((symbol, price) -> prices.put(symbol, Price.parse(price)));
    LocalDate date = row.getLocalDate("date");
    Instant closedAt = row.getInstant("closed_at");
    DayCut cut = new DayCut(row.getList("covered", Long.class));
    return new LastClose(date, row.getString("close_id"), closedAt, prices, cut);
  }
}
