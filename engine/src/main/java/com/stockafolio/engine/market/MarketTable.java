package com.stockafolio.engine.market;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.stockafolio.engine.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The market's records by their numbers, the same for all nodes: a record is there from the moment
 * that its number is its own, and before any copy of it is on the topic. Safe to share.
 */
public final class MarketTable {
  /** Records of a partition of the table: some MB at most. */
  private static final int BUCKET = 1_000;

  /** No record has the number 0, so none has this hash there. */
  private static final ByteBuffer NOBODYS = ByteBuffer.allocate(1).asReadOnlyBuffer();

  private final CassandraSession cassandra;
  private final String table;

  /**
   * One record.
   *
   * @param number from 1 on
   * @param value the record's whole value, as its copies have it
   * @param hash of the list after it: 32 bytes
   */
  public record Numbered(int number, byte[] value, byte[] hash) {
    /** Copies nothing: whoever makes one leaves the bytes alone. */
    public Numbered {
      if (number < 1) {
        throw new IllegalArgumentException("a number below 1: " + number);
      }
    }

    boolean isThat(byte[] other) {
      return Arrays.equals(value, other);
    }
  }

  /** The table of a node's keyspace. */
  public MarketTable(Node node) {
    this(node.cassandra(), node.keyspace());
  }

  /** The table of a keyspace. */
  public MarketTable(CassandraSession cassandra, String keyspace) {
    this.cassandra = cassandra;
    this.table = keyspace + ".market";
  }

  /**
   * The records after a number, in order and without a gap, as far as they stand together with the
   * first: all of them once this is asked again and again until it is empty. One whose insertion is
   * under way is there, or will never be with what it says.
   */
  public CompletionStage<List<Numbered>> after(int number) {
    int next = number + 1;
    return cassandra
        .selectAll(
            statement(
                "SELECT number, record, hash FROM "
                    + table
                    + " WHERE bucket = ? AND number >= ? ORDER BY number",
                next / BUCKET,
                next))
        .thenApply(rows -> dense(rows, next));
  }

  private static List<Numbered> dense(List<Row> rows, int first) {
    List<Numbered> dense = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (row.getInt("number") != first + dense.size()) {
        break;
      }
      dense.add(numbered(row));
    }
    return dense;
  }

  /** One record; empty where the number is nobody's. */
  public CompletionStage<Optional<Numbered>> find(int number) {
    return cassandra
        .selectOne(
            statement(
                "SELECT number, record, hash FROM " + table + " WHERE bucket = ? AND number = ?",
                number / BUCKET,
                number))
        .thenApply(row -> row.map(MarketTable::numbered));
  }

  /**
   * Gives the record its number, unless another has it. Where this fails, it may have been given or
   * not, which {@link #after} tells.
   *
   * @return whether the number is this record's
   */
  public CompletionStage<Boolean> insert(Numbered record) {
    return cassandra
        .selectOne(
            statement(
                "INSERT INTO "
                    + table
                    + " (bucket, number, record, hash) VALUES (?, ?, ?, ?) IF NOT EXISTS",
                record.number() / BUCKET,
                record.number(),
                ByteBuffer.wrap(record.value()),
                ByteBuffer.wrap(record.hash())))
        .thenApply(
            row ->
                row.isPresent()
                    && (row.get().getBoolean("[applied]")
                        || record.isThat(bytes(row.get(), "record"))));
  }

  /**
   * Changes nothing, by the way of {@link #insert}: a database and a driver that were never asked
   * for a conditional change take a second for the first.
   */
  public CompletionStage<Void> rehearse() {
    return cassandra
        .selectOne(
            statement(
                "UPDATE " + table + " SET hash = ? WHERE bucket = ? AND number = ? IF hash = ?",
                NOBODYS,
                0,
                0,
                NOBODYS))
        .thenApply(row -> null);
  }

  /** All numbers after one, by bucket after bucket. */
  public CompletionStage<List<Numbered>> allAfter(int number) {
    return gather(number, new ArrayList<>());
  }

  /**
   * Has the table hold a list, as it was lost with the journal that goes on from elsewhere.
   *
   * @param records from number 1 on, dense
   * @return done; failed with an {@link IllegalStateException} where it holds another record
   */
  public CompletionStage<Done> restore(List<Numbered> records) {
    return allAfter(0)
        .thenCompose(
            there -> {
              for (int at = 0; at < Math.min(there.size(), records.size()); at++) {
                requireOurs(records.get(at), there.get(at).isThat(records.get(at).value()));
              }
              return insertFrom(there.size(), records);
            });
  }

  private CompletionStage<Done> insertFrom(int at, List<Numbered> records) {
    if (at >= records.size()) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    return insert(records.get(at))
        .thenCompose(
            ours -> {
              requireOurs(records.get(at), ours);
              return insertFrom(at + 1, records);
            });
  }

  private void requireOurs(Numbered record, boolean ours) {
    if (!ours) {
      throw new IllegalStateException(
          "%s has another record number %d than the list that goes into it: begin with an empty keyspace"
              .formatted(table, record.number()));
    }
  }

  private CompletionStage<List<Numbered>> gather(int number, List<Numbered> so) {
    return after(number)
        .thenCompose(
            found -> {
              so.addAll(found);
              return found.isEmpty()
                  ? CompletableFuture.completedFuture(so)
                  : gather(found.get(found.size() - 1).number(), so);
            });
  }

  /**
   * A serial read ends what is under way; a conditional change is repeated by whoever asked for it,
   * never by the driver.
   */
  private static SimpleStatement statement(String text, Object... values) {
    boolean reads = text.startsWith("SELECT");
    return SimpleStatement.newInstance(text, values)
        .setConsistencyLevel(reads ? ConsistencyLevel.LOCAL_SERIAL : ConsistencyLevel.LOCAL_QUORUM)
        .setSerialConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL)
        .setIdempotent(reads);
  }

  private static Numbered numbered(Row row) {
    return new Numbered(row.getInt("number"), bytes(row, "record"), bytes(row, "hash"));
  }

  private static byte[] bytes(Row row, String column) {
    ByteBuffer buffer = row.getByteBuffer(column);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
