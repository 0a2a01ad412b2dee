package com.stockafolio.engine.cassandra;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.market.ListHash;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Numbers that are fixed for the life of a journal: the count of ledgers and the count of the
 * topic's partitions, since the place of every user hangs on them, the version of the stored forms,
 * and the file of instruments that it began with.
 */
public final class JournalFacts {
  private static final String FORMS = "forms";
  private static final String LEDGERS = "ledgers";
  private static final String INSTRUMENTS = "instruments";

  private final CassandraSession cassandra;
  private final String table;

  /** Those of the journal in a keyspace. */
  public JournalFacts(CassandraSession cassandra, String keyspace) {
    this.cassandra = cassandra;
    this.table = keyspace + ".journal_facts";
  }

  /**
   * Requires that the journal was begun with this version of the stored forms and this count of
   * ledgers, and records them where it is new.
   *
   * @return done, or failed with a {@link StartRefused} that says what to do
   */
  public CompletionStage<Done> require(int forms, int ledgers) {
    // The forms are written first: a journal that has ledgers and no forms is older than they are.
    return recorded(LEDGERS)
        .thenCompose(begun -> begun.isEmpty() ? insert(FORMS, forms) : recorded(FORMS))
        .thenCompose(
            found -> {
              if (found.orElse(1) != forms) {
                throw new StartRefused(
                    ("The journal's forms are of version %d, this build reads and writes version"
                            + " %d. Start the build that wrote them, or begin with an empty keyspace"
                            + " (stockafolio.cassandra.keyspace); nothing was changed.")
                        .formatted(found.orElse(1), forms));
              }
              return require(LEDGERS, ledgers);
            });
  }

  /**
   * Requires that a number is the one recorded, and records it where there is none.
   *
   * @return done, or failed with a {@link StartRefused} that names both values
   */
  public CompletionStage<Done> require(String fact, int value) {
    return insert(fact, value)
        .thenApply(
            found -> {
              int recorded = found.orElseThrow();
              if (recorded != value) {
                throw new StartRefused(
                    "The journal was begun with %s = %d, not %d. Set it back to %d, or start with an empty journal."
                        .formatted(fact, recorded, value, recorded));
              }
              return Done.getInstance();
            });
  }

  /**
   * Requires that the journal was begun with this file of instruments, and records it where it is
   * new.
   *
   * @param file what the file is known by
   * @return done, or failed with a {@link StartRefused} that says what to do
   */
  public CompletionStage<Done> requireInstruments(ListHash file) {
    int known = ByteBuffer.wrap(file.bytes()).getInt();
    return insert(INSTRUMENTS, known)
        .thenApply(
            found -> {
              if (found.orElseThrow() != known) {
                throw new StartRefused(
                    "The journal was begun with another file of instruments than this build's"
                        + " instruments.csv. Start a build with that file; what has changed since"
                        + " is told by records of the market; nothing was changed.");
              }
              return Done.getInstance();
            });
  }

  private CompletionStage<Optional<Integer>> recorded(String fact) {
    return cassandra
        .selectOne("SELECT value FROM " + table + " WHERE fact = ?", fact)
        .thenApply(row -> row.map(each -> each.getInt("value")));
  }

  /** Gives the value that stands there then: this one, or the one that was there before. */
  private CompletionStage<Optional<Integer>> insert(String fact, int value) {
    return cassandra
        .selectOne(
            "INSERT INTO " + table + " (fact, value) VALUES (?, ?) IF NOT EXISTS", fact, value)
        .thenApply(
            row ->
                Optional.of(
                    row.isPresent() && !row.get().getBoolean("[applied]")
                        ? row.get().getInt("value")
                        : value));
  }
}
