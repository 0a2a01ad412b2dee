package com.stockafolio.engine;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.persistence.cassandra.cleanup.Cleanup;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.LedgerBook;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import scala.jdk.javaapi.FutureConverters;

/**
 * Checkpoints in Cassandra. Slices lie in partitions of some 16 MB under an attempt's own id, so
 * that two writers at one sequence number never mix; an attempt without a complete record does not
 * exist for readers and is swept away by the next one that completes.
 */
final class CassandraCheckpointStore implements CheckpointStore {
  private static final int SLICES_PER_PARTITION = 256;

  /** Slices are large, so that a driver's page of the usual 5,000 rows would be a third of a GB. */
  private static final int SLICES_PER_PAGE = 64;

  private final ActorSystem<?> system;
  private final CassandraSession cassandra;
  private final EngineSettings settings;
  private final String slicesTable;
  private final String checkpointsTable;
  private final Cleanup journalCleanup;

  CassandraCheckpointStore(
      ActorSystem<?> system, CassandraSession cassandra, EngineSettings settings) {
    this.system = system;
    this.cassandra = cassandra;
    this.settings = settings;
    this.slicesTable = settings.keyspace() + ".checkpoint_slices";
    this.checkpointsTable = settings.keyspace() + ".checkpoints";
    this.journalCleanup = new Cleanup(system);
  }

  @Override
  public CompletionStage<Loaded> loadNewest(int ledger) {
    return attempts(ledger)
        .thenCompose(
            rows ->
                rows.stream()
                    .filter(row -> row.getBoolean("complete"))
                    .findFirst()
                    .map(row -> load(ledger, row))
                    .orElseGet(
                        () -> CompletableFuture.completedFuture(new Loaded(new LedgerBook(), 0))));
  }

  private CompletionStage<List<Row>> attempts(int ledger) {
    return cassandra.selectAll(
        "SELECT sequence, attempt, complete, slices, portfolios, checksum FROM "
            + checkpointsTable
            + " WHERE ledger = ?",
        ledger);
  }

  private CompletionStage<Loaded> load(int ledger, Row checkpoint) {
    long sequence = checkpoint.getLong("sequence");
    UUID attempt = checkpoint.getUuid("attempt");
    int buckets = bucketOf(checkpoint.getInt("slices") - 1) + 1;
    CheckpointSlices.Loader loader = new CheckpointSlices.Loader();
    return cassandra
        .prepare(
            "SELECT data FROM "
                + slicesTable
                + " WHERE ledger = ? AND sequence = ? AND attempt = ? AND bucket = ?")
        .thenCompose(
            select ->
                Source.range(0, buckets - 1)
                    .flatMapConcat(
                        bucket ->
                            cassandra.select(
                                select
                                    .bind(ledger, sequence, attempt, bucket)
                                    .setPageSize(SLICES_PER_PAGE)))
                    .runForeach(
                        row -> loader.add(ByteUtils.getArray(row.getByteBuffer("data"))), system))
        .thenApply(
            done ->
                new Loaded(
                    loader.finish(checkpoint.getLong("checksum"), checkpoint.getInt("portfolios")),
                    sequence));
  }

  @Override
  public CompletionStage<Done> store(
      int ledger, long sequence, CheckpointSlices slices, int portfolios) {
    UUID attempt = Uuids.timeBased();
    return cassandra
        .executeWrite(
            "INSERT INTO "
                + checkpointsTable
                + " (ledger, sequence, attempt, complete) VALUES (?, ?, ?, false)",
            ledger,
            sequence,
            attempt)
        .thenCompose(
            done ->
                cassandra.prepare(
                    "INSERT INTO "
                        + slicesTable
                        + " (ledger, sequence, attempt, bucket, slice, data) VALUES (?, ?, ?, ?, ?, ?)"))
        .thenCompose(insert -> writeSlices(insert, ledger, sequence, attempt, slices))
        .thenCompose(
            written ->
                cassandra.executeWrite(
                    "INSERT INTO "
                        + checkpointsTable
                        + " (ledger, sequence, attempt, complete, slices, portfolios, checksum, completed_at)"
                        + " VALUES (?, ?, ?, true, ?, ?, ?, ?)",
                    ledger,
                    sequence,
                    attempt,
                    written,
                    portfolios,
                    slices.checksum(),
                    Instant.now()))
        .thenCompose(done -> deleteJournal(ledger, sequence))
        .thenCompose(done -> deleteOthers(ledger, sequence, attempt));
  }

  private CompletionStage<Integer> writeSlices(
      PreparedStatement insert, int ledger, long sequence, UUID attempt, CheckpointSlices slices) {
    return Source.fromIterator(() -> slices)
        .throttle(settings.checkpointBytesPerSecond(), Duration.ofSeconds(1), slice -> slice.length)
        .zipWithIndex()
        .mapAsync(
            settings.checkpointSlicesInFlight(),
            numbered -> {
              int slice = Math.toIntExact(numbered.second());
              return cassandra
                  .executeWrite(
                      insert.bind(
                          ledger,
                          sequence,
                          attempt,
                          bucketOf(slice),
                          slice,
                          ByteBuffer.wrap(numbered.first())))
                  .thenApply(done -> slice + 1);
            })
        .completionTimeout(settings.checkpointTimeout())
        .runWith(Sink.last(), system);
  }

  /** The journal deletes rows in the background of its own writes; support-deletes must be on. */
  private CompletionStage<Done> deleteJournal(int ledger, long sequence) {
    return FutureConverters.asJava(
        journalCleanup.deleteEventsTo(LedgerJournal.persistenceId(ledger).id(), sequence));
  }

  private CompletionStage<Done> deleteOthers(int ledger, long sequence, UUID attempt) {
    return attempts(ledger)
        .thenCompose(
            rows ->
                Source.from(rows)
                    .filter(row -> row.getLong("sequence") <= sequence)
                    .filter(row -> !row.getUuid("attempt").equals(attempt))
                    .mapAsync(1, row -> delete(ledger, row))
                    .runWith(Sink.ignore(), system));
  }

  private CompletionStage<Done> delete(int ledger, Row checkpoint) {
    long sequence = checkpoint.getLong("sequence");
    UUID attempt = checkpoint.getUuid("attempt");
    CompletionStage<List<Integer>> buckets =
        checkpoint.getBoolean("complete")
            ? CompletableFuture.completedFuture(
                IntStream.rangeClosed(0, bucketOf(checkpoint.getInt("slices") - 1))
                    .boxed()
                    .toList())
            : bucketsWritten(ledger, sequence, attempt);
    return buckets
        .thenCompose(
            all ->
                Source.from(all)
                    .mapAsync(
                        1,
                        bucket ->
                            cassandra.executeWrite(
                                "DELETE FROM "
                                    + slicesTable
                                    + " WHERE ledger = ? AND sequence = ? AND attempt = ? AND bucket = ?",
                                ledger,
                                sequence,
                                attempt,
                                bucket))
                    .runWith(Sink.ignore(), system))
        .thenCompose(
            done ->
                cassandra.executeWrite(
                    "DELETE FROM "
                        + checkpointsTable
                        + " WHERE ledger = ? AND sequence = ? AND attempt = ?",
                    ledger,
                    sequence,
                    attempt));
  }

  /** The partitions of an attempt that was broken off: they are filled one after another. */
  private CompletionStage<List<Integer>> bucketsWritten(int ledger, long sequence, UUID attempt) {
    return Source.fromIterator(() -> IntStream.iterate(0, bucket -> bucket + 1).iterator())
        .mapAsync(
            1,
            bucket ->
                cassandra
                    .selectOne(
                        "SELECT slice FROM "
                            + slicesTable
                            + " WHERE ledger = ? AND sequence = ? AND attempt = ? AND bucket = ? LIMIT 1",
                        ledger,
                        sequence,
                        attempt,
                        bucket)
                    .thenApply(row -> row.isPresent() ? bucket : -1))
        .takeWhile(bucket -> bucket >= 0)
        .runWith(Sink.seq(), system);
  }

  private static int bucketOf(int slice) {
    return slice / SLICES_PER_PARTITION;
  }
}
