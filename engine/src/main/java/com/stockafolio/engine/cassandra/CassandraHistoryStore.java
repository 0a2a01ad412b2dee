package com.stockafolio.engine.cassandra;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.stockafolio.engine.serving.HistoryBusy;
import com.stockafolio.engine.serving.HistoryStore;
import com.stockafolio.failure.Failures;
import com.stockafolio.ledger.HistoryPage;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pages of history in Cassandra under their user's key, some thousand pages a partition. */
public final class CassandraHistoryStore implements HistoryStore {
  private static final int TRADES_PER_PARTITION = 1024 * ENTRIES_PER_PAGE;

  private final CassandraSession cassandra;
  private final CassandraSession reads;
  private final PreparedOnce insert;
  private final PreparedOnce select;

  /**
   * Needs the table to be there when it is first used.
   *
   * @param cassandra to write by
   * @param reads to read by, bounded by a throttler of its own
   */
  public CassandraHistoryStore(
      CassandraSession cassandra, CassandraSession reads, String keyspace) {
    this.cassandra = cassandra;
    this.reads = reads;
    this.insert =
        new PreparedOnce(
            () ->
                cassandra.prepare(
                    "INSERT INTO "
                        + keyspace
                        + ".trade_history (user_id, bucket, sequence, page) VALUES (?, ?, ?, ?)"));
    this.select =
        new PreparedOnce(
            () ->
                reads.prepare(
                    "SELECT page FROM "
                        + keyspace
                        + ".trade_history WHERE user_id = ? AND bucket = ? AND sequence = ?"));
  }

  @Override
  public CompletionStage<Done> write(Portfolio pageEnd) {
    return insert
        .get()
        .thenCompose(
            statement ->
                cassandra.executeWrite(
                    statement.bind(
                        pageEnd.userId().uuid(),
                        bucketOf(pageEnd.sequence()),
                        pageEnd.sequence(),
                        ByteBuffer.wrap(HistoryPage.bytes(pageEnd)))));
  }

  @Override
  public CompletionStage<Optional<Portfolio>> pageEndingAt(UserId user, long sequence) {
    if (sequence <= 0 || sequence % ENTRIES_PER_PAGE != 0) {
      throw new IllegalArgumentException(
          "No page ends at sequence %d; pages end at multiples of %d"
              .formatted(sequence, ENTRIES_PER_PAGE));
    }
    return select
        .get()
        .thenCompose(
            statement -> reads.selectOne(statement.bind(user.uuid(), bucketOf(sequence), sequence)))
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)))
        .thenApply(
            row ->
                row.map(
                    found -> HistoryPage.read(ByteUtils.getArray(found.getByteBuffer("page")))));
  }

  private static Throwable told(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    return cause instanceof RequestThrottlingException ? new HistoryBusy(cause) : cause;
  }

  private static int bucketOf(long sequence) {
    return Math.toIntExact((sequence - 1) / TRADES_PER_PARTITION);
  }
}
