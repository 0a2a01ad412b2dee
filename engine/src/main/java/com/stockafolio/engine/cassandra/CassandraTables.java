package com.stockafolio.engine.cassandra;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.CqlSession;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.engine.serving.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keyspace and tables of {@code tables.cql}, the journal's among them. */
public final class CassandraTables {
  private static final String STATEMENTS = "tables.cql";
  private static final Pattern TABLE =
      Pattern.compile("(?m)^CREATE TABLE IF NOT EXISTS \\w+\\.(\\w+) \\(\\s+(\\w+)");
  private static final Pattern COLUMN =
      Pattern.compile("(?m)^ALTER TABLE \\w+\\.(\\w+) ADD IF NOT EXISTS (\\w+)");

  private final String keyspace;
  private final String text;

  private CassandraTables(String keyspace, String text) {
    this.keyspace = keyspace;
    this.text = text;
  }

  /** Those of a keyspace. */
  public static CassandraTables of(EngineSettings.Cassandra settings) {
    return new CassandraTables(
        settings.keyspace(),
        statements()
            .replace("{keyspace}", settings.keyspace())
            .replace("{replicas}", Integer.toString(settings.replicationFactor())));
  }

  /** All statements, as Cassandra's own shell takes them. */
  public String text() {
    return text;
  }

  /** Makes what does not exist, one statement after another. */
  public CompletionStage<Done> create(CassandraSession cassandra) {
    CompletionStage<Done> done = CompletableFuture.completedFuture(Done.getInstance());
    for (String statement : text.replaceAll("(?m)^--.*$", "").split(";", -1)) {
      if (!statement.isBlank()) {
        done = done.thenCompose(before -> cassandra.executeDDL(statement.strip()));
      }
    }
    return done;
  }

  /** Looks whether all is there; fails with {@link StartRefused} where something is missing. */
  public CompletionStage<Done> requireThere(CassandraSession cassandra) {
    return cassandra
        .underlying()
        .thenApply(
            session -> {
              List<String> missing = missing((table, column) -> isThere(session, table, column));
              if (!missing.isEmpty()) {
                throw new StartRefused(
                    "Cassandra has no %s in keyspace %s, and stockafolio.cassandra.create-tables is off: have it execute what the argument --tables prints"
                        .formatted(String.join(", ", missing), keyspace));
              }
              return Done.getInstance();
            });
  }

  /** The tables, and the columns that were added to them, that are not there. */
  List<String> missing(BiPredicate<String, String> there) {
    List<String> missing = new ArrayList<>();
    Stream.concat(TABLE.matcher(text).results(), COLUMN.matcher(text).results())
        .filter(found -> !there.test(found.group(1), found.group(2)))
        .forEach(found -> missing.add(found.group(1) + "." + found.group(2)));
    return missing;
  }

  private boolean isThere(CqlSession session, String table, String column) {
    return session
        .getMetadata()
        .getKeyspace(keyspace)
        .flatMap(there -> there.getTable(table))
        .flatMap(there -> there.getColumn(column))
        .isPresent();
  }

  private static String statements() {
    try (InputStream in = CassandraTables.class.getResourceAsStream(STATEMENTS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
