package com.stockafolio.http.firm;

import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.stockafolio.failure.Failures;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The results in the table {@code firm_days}, which the batch makes when it first runs: until then
 * a missing table is an empty one.
 */
public final class CassandraFirmResults implements FirmResults {
  private static final String TABLE = "firm_days";

  private final CassandraSession cassandra;
  private final String keyspace;
  private final Duration timeout;

  /**
   * Reads by the node's session.
   *
   * @param timeout after which a reading has failed
   */
  public CassandraFirmResults(CassandraSession cassandra, String keyspace, Duration timeout) {
    this.cassandra = cassandra;
    this.keyspace = keyspace;
    this.timeout = timeout;
  }

  @Override
  public CompletionStage<List<FirmResults.FinishedDay>> days() {
    return reading(
        () ->
            cassandra.selectAll(
                "SELECT date, close_id, status, finished_at FROM " + keyspace + "." + TABLE),
        rows -> rows.stream().map(CassandraFirmResults::day).toList(),
        List.of());
  }

  @Override
  public CompletionStage<Optional<String>> document(LocalDate date) {
    return reading(
        () ->
            cassandra.selectOne(
                "SELECT insights FROM " + keyspace + "." + TABLE + " WHERE date = ?",
                date.toString()),
        row -> row.map(found -> found.getString("insights")),
        Optional.empty());
  }

  private static FirmResults.FinishedDay day(Row row) {
    return new FirmResults.FinishedDay(
        LocalDate.parse(row.getString("date")),
        row.getString("close_id"),
        row.getString("status"),
        row.getInstant("finished_at"));
  }

  private <R, A> CompletionStage<A> reading(
      Supplier<CompletionStage<R>> reading, Function<R, A> answer, A withoutTable) {
    return bounded(reading.get())
        .thenApply(answer)
        .exceptionallyCompose(
            failure ->
                Failures.cause(failure) instanceof InvalidQueryException
                    ? tableIsMissing()
                        .thenCompose(
                            missing ->
                                missing
                                    ? CompletableFuture.completedFuture(withoutTable)
                                    : CompletableFuture.failedFuture(failure))
                    : CompletableFuture.failedFuture(failure))
        .exceptionally(
            failure -> {
              throw new Unavailable(Failures.cause(failure));
            });
  }

  private CompletionStage<Boolean> tableIsMissing() {
    return bounded(
            cassandra.selectOne(
                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                keyspace,
                TABLE))
        .thenApply(Optional::isEmpty);
  }

  private <T> CompletableFuture<T> bounded(CompletionStage<T> stage) {
    return stage.toCompletableFuture().copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
