package com.stockafolio.engine.cassandra;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.stockafolio.engine.serving.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The keyspace and tables of {@code tables.cql}, the journal's among them. */
public final class CassandraTables {
  private static final String STATEMENTS = "tables.cql";

  private CassandraTables() {}

  /** Makes what does not exist, one statement after another. */
  public static CompletionStage<Done> create(CassandraSession cassandra, EngineSettings settings) {
    String statements =
        statements()
            .replaceAll("(?m)^--.*$", "")
            .replace("{keyspace}", settings.cassandra().keyspace())
            .replace("{replicas}", Integer.toString(settings.cassandra().replicationFactor()));
    CompletionStage<Done> done = CompletableFuture.completedFuture(Done.getInstance());
    for (String statement : statements.split(";", -1)) {
      if (!statement.isBlank()) {
        done = done.thenCompose(before -> cassandra.executeDDL(statement.strip()));
      }
    }
    return done;
  }

  private static String statements() {
    try (InputStream in = CassandraTables.class.getResourceAsStream(STATEMENTS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
