package com.stockafolio.http.idempotency;

import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The table {@code posted_keys} beside the journal. Every change is a conditional one, and writes
 * the whole row, so that all of it is forgotten in the same moment. Safe to share.
 */
public final class CassandraKeyTable implements KeyTable {
  private final CassandraSession cassandra;
  private final String table;
  private final int secondsToLive;

  /**
   * The table in a keyspace.
   *
   * @param remembered how long after its last change a row is forgotten, in whole seconds
   */
  public CassandraKeyTable(CassandraSession cassandra, String keyspace, Duration remembered) {
    this.cassandra = cassandra;
    this.table = keyspace + ".posted_keys";
    this.secondsToLive = Math.toIntExact(remembered.toSeconds());
  }

  @Override
  public CompletionStage<Optional<KeyedTrade>> find(UserId user, String key) {
    String query =
        "SELECT trade_id, terms, traded_at, from_offset, attempt, attempted_at, acknowledged FROM "
            + table
            + " WHERE user_id = ? AND key = ?";
    return cassandra
        .selectOne(statement(query, user.uuid(), key))
        .thenApply(row -> row.map(CassandraKeyTable::trade));
  }

  @Override
  public CompletionStage<Optional<KeyedTrade>> reserve(UserId user, String key, KeyedTrade trade) {
    String insert =
        "INSERT INTO "
            + table
            + " (user_id, key, trade_id, terms, traded_at, from_offset, attempt, attempted_at,"
            + " acknowledged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS USING TTL ?";
    return cassandra
        .selectOne(
            statement(
                insert,
                user.uuid(),
                key,
                trade.tradeId().uuid(),
                trade.terms(),
                Instant.ofEpochMilli(trade.tradedAtMillis()),
                trade.from(),
                trade.attempt(),
                Instant.ofEpochMilli(trade.attemptedAtMillis()),
                trade.acknowledged(),
                secondsToLive))
        .thenApply(
            row ->
                row.filter(answer -> !answer.getBoolean("[applied]"))
                    .map(CassandraKeyTable::trade));
  }

  @Override
  public CompletionStage<Boolean> replace(UserId user, String key, UUID attempt, KeyedTrade by) {
    String update =
        "UPDATE "
            + table
            + " USING TTL ? SET trade_id = ?, terms = ?, traded_at = ?, from_offset = ?,"
            + " attempt = ?, attempted_at = ?, acknowledged = ? WHERE user_id = ? AND key = ?"
            + " IF attempt = ?";
    return cassandra
        .selectOne(
            statement(
                update,
                secondsToLive,
                by.tradeId().uuid(),
                by.terms(),
                Instant.ofEpochMilli(by.tradedAtMillis()),
                by.from(),
                by.attempt(),
                Instant.ofEpochMilli(by.attemptedAtMillis()),
                by.acknowledged(),
                user.uuid(),
                key,
                attempt))
        .thenApply(row -> row.isPresent() && row.get().getBoolean("[applied]"));
  }

  /** A conditional change is repeated by whoever asked for it, never by the driver. */
  private static SimpleStatement statement(String text, Object... values) {
    return SimpleStatement.newInstance(text, values)
        .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM)
        .setSerialConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL)
        .setIdempotent(false);
  }

  private static KeyedTrade trade(Row row) {
    return new KeyedTrade(
        TradeId.of(row.getUuid("trade_id")),
        row.getString("terms"),
        row.getInstant("traded_at").toEpochMilli(),
        row.getLong("from_offset"),
        row.getUuid("attempt"),
        row.getInstant("attempted_at").toEpochMilli(),
        row.getBoolean("acknowledged"));
  }
}
