package com.stockafolio.engine.cassandra;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.stockafolio.engine.node.StartRefused;
import java.util.concurrent.CompletionStage;

/**
 * Numbers that are fixed for the life of a journal, since the place of every user hangs on them:
 * the count of ledgers, the count of the topic's partitions.
 */
public final class JournalFacts {
  private final CassandraSession cassandra;
  private final String table;

  /** Those of the journal in a keyspace. */
  public JournalFacts(CassandraSession cassandra, String keyspace) {
    this.cassandra = cassandra;
    this.table = keyspace + ".journal_facts";
  }

  /**
   * Requires that a number is the one recorded, and records it where there is none.
   *
   * @return done, or failed with a {@link StartRefused} that names both values
   */
  public CompletionStage<Done> require(String fact, int value) {
    return cassandra
        .selectOne(
            "INSERT INTO " + table + " (fact, value) VALUES (?, ?) IF NOT EXISTS", fact, value)
        .thenApply(
            row -> {
              if (row.isPresent() && !row.get().getBoolean("[applied]")) {
                int recorded = row.get().getInt("value");
                if (recorded != value) {
                  throw new StartRefused(
                      "The journal was begun with %s = %d, not %d. Set it back to %d, or start with an empty journal."
                          .formatted(fact, recorded, value, recorded));
                }
              }
              return Done.getInstance();
            });
  }
}
