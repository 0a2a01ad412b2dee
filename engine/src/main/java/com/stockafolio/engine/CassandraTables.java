package com.stockafolio.engine;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The engine's own tables, beside the journal's, made where they do not exist. */
final class CassandraTables {
  private CassandraTables() {}

  static CompletionStage<Done> create(CassandraSession cassandra, EngineSettings settings) {
    String keyspace = settings.keyspace();
    List<String> statements =
        List.of(
            ("CREATE KEYSPACE IF NOT EXISTS %s WITH replication ="
                    + " {'class': 'SimpleStrategy', 'replication_factor': %d}")
                .formatted(keyspace, settings.replicationFactor()),
            "CREATE TABLE IF NOT EXISTS %s.journal_facts (fact text PRIMARY KEY, value int)"
                .formatted(keyspace),
            ("CREATE TABLE IF NOT EXISTS %s.checkpoints (ledger int, sequence bigint, attempt"
                    + " timeuuid, complete boolean, slices int, portfolios int, checksum bigint,"
                    + " completed_at timestamp, PRIMARY KEY (ledger, sequence, attempt))"
                    + " WITH CLUSTERING ORDER BY (sequence DESC, attempt DESC)")
                .formatted(keyspace),
            // The ids that fill most of a slice do not compress. Deleted slices are never written
            // again, so their tombstones may go soon.
            ("CREATE TABLE IF NOT EXISTS %s.checkpoint_slices (ledger int, sequence bigint, attempt"
                    + " timeuuid, bucket int, slice int, data blob,"
                    + " PRIMARY KEY ((ledger, sequence, attempt, bucket), slice))"
                    + " WITH compression = {'enabled': false} AND gc_grace_seconds = 3600")
                .formatted(keyspace));
    CompletionStage<Done> done = CompletableFuture.completedFuture(Done.getInstance());
    for (String statement : statements) {
      done = done.thenCompose(before -> cassandra.executeDDL(statement));
    }
    return done;
  }
}
