package com.stockafolio.ingest;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.SourceId;
import java.util.concurrent.CompletionStage;

/** The progress rows, beside the journal in Cassandra. Safe to share. */
public final class ProgressTable {
  private final CassandraSession cassandra;
  private final String table;
  private final ConsistencyLevel consistency;

  /** The table in a keyspace. */
  public ProgressTable(CassandraSession cassandra, String keyspace, ConsistencyLevel consistency) {
    this.cassandra = cassandra;
    this.table = keyspace + ".ingest_progress";
    this.consistency = consistency;
  }

  /** The source's row, {@link ProgressRow#none} where there is none. */
  public CompletionStage<ProgressRow> read(SourceId source) {
    SimpleStatement statement =
        SimpleStatement.newInstance(
                "SELECT position, print, last_sent FROM "
                    + table
                    + " WHERE topic_id = ? AND partition = ?",
                source.topicId(),
                source.partition())
            .setConsistencyLevel(consistency);
    return cassandra
        .selectOne(statement)
        .thenApply(
            row -> row.map(found -> progress(source, found)).orElse(ProgressRow.none(source)));
  }

  private static ProgressRow progress(SourceId source, Row row) {
    return new ProgressRow(
        source,
        row.getLong("position"),
        row.getInt("print"),
        row.getMap("last_sent", Integer.class, Long.class));
  }

  CompletionStage<Done> write(ProgressRow row) {
    SimpleStatement statement =
        SimpleStatement.newInstance(
                "INSERT INTO "
                    + table
                    + " (topic_id, partition, position, print, last_sent) VALUES (?, ?, ?, ?, ?)",
                row.source().topicId(),
                row.source().partition(),
                row.position(),
                row.print(),
                row.lastSent())
            .setConsistencyLevel(consistency);
    return cassandra.executeWrite(statement);
  }
}
