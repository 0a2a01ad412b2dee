package com.stockafolio.engine.cassandra;

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
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.serving.CheckpointStore;
import com.stockafolio.engine.serving.EngineSettings;
import com.stockafolio.engine.serving.LedgerJournal;
import com.stockafolio.failure.Failures;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.LedgerBook;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import scala.jdk.javaapi.FutureConverters;

/**
 * Checkpoints in Cassandra. Slices lie in partitions of some 16 MB under an attempt's own id, so
 * that two writers at one sequence number never mix; an attempt without a complete record does not
 * exist for readers, and is swept away by a later one once it can no longer be under way.
 */
public final class CassandraCheckpointStore implements CheckpointStore {
  private static final int SLICES_PER_PARTITION = 256;

  /** Slices are large, so that a driver's page of the usual 5,000 rows would be a third of a GB. */
  private static final int SLICES_PER_PAGE = 64;

  private final ActorSystem<?> system;
  private final CassandraSession cassandra;
  private final EngineSettings settings;
  private final String slicesTable;
  private final String checkpointsTable;
  private final Cleanup journalCleanup;
  private final EngineMetrics metrics;

  /** Checkpoints that were found to be damaged: none of the two that are kept. */
  private final Set<UUID> damaged = ConcurrentHashMap.newKeySet();

  /** Needs the tables to be there when it is first used. */
  public CassandraCheckpointStore(
      ActorSystem<?> system,
      CassandraSession cassandra,
      EngineSettings settings,
      EngineMetrics metrics) {
    this.system = system;
    this.cassandra = cassandra;
    this.settings = settings;
    this.metrics = metrics;
    this.slicesTable = settings.cassandra().keyspace() + ".checkpoint_slices";
    this.checkpointsTable = settings.cassandra().keyspace() + ".checkpoints";
    this.journalCleanup = new Cleanup(system);
  }

  /** A complete checkpoint, or an attempt at one. */
  private record Attempt(
      long sequence,
      UUID id,
      boolean complete,
      long covered,
      int slices,
      int portfolios,
      long checksum) {
    static Attempt of(Row row) {
      return new Attempt(
          row.getLong("sequence"),
          row.getUuid("attempt"),
          row.getBoolean("complete"),
          row.getLong("covered"),
          row.getInt("slices"),
          row.getInt("portfolios"),
          row.getLong("checksum"));
    }
  }

  private static final Comparator<Attempt> BEST_LAST =
      Comparator.comparingLong(Attempt::covered).thenComparingLong(Attempt::sequence);

  @Override
  public CompletionStage<Loaded> loadBest(int ledger) {
    return attempts(ledger)
        .thenCompose(
            all -> {
              List<Attempt> bestFirst =
                  all.stream().filter(Attempt::complete).sorted(BEST_LAST.reversed()).toList();
              return bestFirst.isEmpty()
                  ? CompletableFuture.completedFuture(new Loaded(new LedgerBook(), 0))
                  : loadFirst(ledger, bestFirst);
            });
  }

  /** The journal reaches back to the second best, so that nothing is lost with the best. */
  private CompletionStage<Loaded> loadFirst(int ledger, List<Attempt> bestFirst) {
    Attempt best = bestFirst.get(0);
    return load(ledger, best)
        .exceptionallyCompose(
            failure -> {
              if (!isDamage(failure)) {
                return CompletableFuture.failedFuture(failure);
              }
              damaged.add(best.id());
              metrics.checkpointsDamaged.increment();
              system
                  .log()
                  .error(
                      "Ledger {}: its checkpoint at sequence {} is damaged ({}); {}",
                      ledger,
                      best.sequence(),
                      Failures.cause(failure).toString(),
                      bestFirst.size() > 1 ? "the one before it is loaded" : "it has no other");
              return bestFirst.size() > 1
                  ? loadFirst(ledger, bestFirst.subList(1, bestFirst.size()))
                  : CompletableFuture.failedFuture(failure);
            });
  }

  /** Whether it was read and is not what was written; else Cassandra did not give it. */
  private static boolean isDamage(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    return cause instanceof IllegalArgumentException || cause instanceof IllegalStateException;
  }

  private CompletionStage<List<Attempt>> attempts(int ledger) {
    return cassandra
        .selectAll(
            "SELECT sequence, attempt, complete, covered, slices, portfolios, checksum FROM "
                + checkpointsTable
                + " WHERE ledger = ?",
            ledger)
        .thenApply(rows -> rows.stream().map(Attempt::of).toList());
  }

  private CompletionStage<Loaded> load(int ledger, Attempt checkpoint) {
    int buckets = bucketOf(checkpoint.slices() - 1) + 1;
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
                                    .bind(ledger, checkpoint.sequence(), checkpoint.id(), bucket)
                                    .setPageSize(SLICES_PER_PAGE)))
                    .runForeach(
                        row -> loader.add(ByteUtils.getArray(row.getByteBuffer("data"))), system))
        .thenApply(
            done ->
                new Loaded(
                    loader.finish(checkpoint.checksum(), checkpoint.portfolios()),
                    checkpoint.sequence()));
  }

  @Override
  public CompletionStage<Done> store(
      int ledger, Captured checkpoint, CompletionStage<Done> mayComplete) {
    long sequence = checkpoint.sequence();
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
                        + " (ledger, sequence, attempt, bucket, slice, data) VALUES (?, ?, ?, ?, ?,"
                        + " ?)"))
        .thenCompose(insert -> writeSlices(insert, ledger, sequence, attempt, checkpoint.slices()))
        .thenCombine(mayComplete, (written, may) -> written)
        .thenCompose(
            written ->
                cassandra.executeWrite(
                    "INSERT INTO "
                        + checkpointsTable
                        + " (ledger, sequence, attempt, complete, covered, slices, portfolios,"
                        + " checksum, completed_at) VALUES (?, ?, ?, true, ?, ?, ?, ?, ?)",
                    ledger,
                    sequence,
                    attempt,
                    checkpoint.covered(),
                    written,
                    checkpoint.portfolios(),
                    checkpoint.slices().checksum(),
                    Instant.now()))
        .thenCompose(done -> attempts(ledger))
        .thenCompose(all -> sweep(ledger, attempt, all));
  }

  private CompletionStage<Integer> writeSlices(
      PreparedStatement insert, int ledger, long sequence, UUID attempt, CheckpointSlices slices) {
    return Source.fromIterator(() -> slices)
        .throttle(
            settings.checkpoints().bytesPerSecond(), Duration.ofSeconds(1), slice -> slice.length)
        .zipWithIndex()
        .mapAsync(
            settings.checkpoints().slicesInFlight(),
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
        .completionTimeout(settings.checkpoints().timeout())
        .runWith(Sink.last(), system);
  }

  /** The journal deletes rows in the background of its own writes; support-deletes must be on. */
  private CompletionStage<Done> deleteJournal(int ledger, long sequence) {
    return FutureConverters.asJava(
        journalCleanup.deleteEventsTo(LedgerJournal.persistenceId(ledger).id(), sequence));
  }

  /**
   * Keeps the new checkpoint and the best of those that cover less, deletes what came before that
   * one. Whatever a second writer completed meanwhile, covering more, stays as well.
   */
  private CompletionStage<Done> sweep(int ledger, UUID mine, List<Attempt> all) {
    Optional<Attempt> own = all.stream().filter(attempt -> attempt.id().equals(mine)).findFirst();
    Optional<Attempt> before =
        own.flatMap(
            it ->
                all.stream()
                    .filter(Attempt::complete)
                    .filter(other -> !damaged.contains(other.id()))
                    .filter(other -> BEST_LAST.compare(other, it) < 0)
                    .max(BEST_LAST));
    long abandonedBefore =
        System.currentTimeMillis() - 2 * settings.checkpoints().timeout().toMillis();
    List<Attempt> useless =
        all.stream()
            .filter(
                attempt ->
                    attempt.complete()
                        ? before.filter(it -> BEST_LAST.compare(attempt, it) < 0).isPresent()
                        : Uuids.unixTimestamp(attempt.id()) < abandonedBefore)
            .toList();
    return Source.from(useless)
        .mapAsync(1, attempt -> delete(ledger, attempt))
        .runWith(Sink.ignore(), system)
        .thenCompose(
            done ->
                before
                    .map(it -> deleteJournal(ledger, it.sequence()))
                    .orElseGet(() -> CompletableFuture.completedFuture(Done.getInstance())));
  }

  /** The last partitions go first, so that what a crash leaves of an attempt is found again. */
  private CompletionStage<Done> delete(int ledger, Attempt attempt) {
    CompletionStage<List<Integer>> buckets =
        attempt.complete()
            ? CompletableFuture.completedFuture(
                IntStream.rangeClosed(0, bucketOf(attempt.slices() - 1)).boxed().toList())
            : bucketsWritten(ledger, attempt.sequence(), attempt.id());
    return buckets
        .thenApply(CassandraCheckpointStore::lastFirst)
        .thenCompose(
            all ->
                Source.from(all)
                    .mapAsync(
                        1,
                        bucket ->
                            cassandra.executeWrite(
                                "DELETE FROM "
                                    + slicesTable
                                    + " WHERE ledger = ? AND sequence = ? AND attempt = ? AND"
                                    + " bucket = ?",
                                ledger,
                                attempt.sequence(),
                                attempt.id(),
                                bucket))
                    .runWith(Sink.ignore(), system))
        .thenCompose(
            done ->
                cassandra.executeWrite(
                    "DELETE FROM "
                        + checkpointsTable
                        + " WHERE ledger = ? AND sequence = ? AND attempt = ?",
                    ledger,
                    attempt.sequence(),
                    attempt.id()));
  }

  private static List<Integer> lastFirst(List<Integer> buckets) {
    List<Integer> reversed = new ArrayList<>(buckets);
    Collections.reverse(reversed);
    return reversed;
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
                            + " WHERE ledger = ? AND sequence = ? AND attempt = ? AND bucket = ?"
                            + " LIMIT 1",
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
