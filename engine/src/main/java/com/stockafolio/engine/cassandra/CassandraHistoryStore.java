package com.stockafolio.engine.cassandra;

import akka.Done;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.stockafolio.engine.history.HistoryBusy;
import com.stockafolio.engine.history.HistoryStore;
import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.failure.Failures;
import com.stockafolio.ledger.HistoryPage;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pages of history in Cassandra under their user's key, some thousand pages a partition. */
public final class CassandraHistoryStore implements HistoryStore {
  private static final int TRADES_PER_PARTITION = 1024 * ENTRIES_PER_PAGE;

  private static final List<RecentEntry> NONE = List.of();

  private final CassandraSession cassandra;
  private final CassandraSession reads;
  private final PreparedOnce insert;
  private final PreparedOnce insertNote;
  private final PreparedOnce select;
  private final PreparedOnce selectPages;
  private final PreparedOnce selectNotes;

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
    this.insertNote =
        new PreparedOnce(
            () ->
                cassandra.prepare(
                    "INSERT INTO "
                        + keyspace
                        + ".revisions (user_id, of_sequence, sequence, type, trade_id)"
                        + " VALUES (?, ?, ?, ?, ?)"));
    this.selectPages =
        new PreparedOnce(
            () ->
                cassandra.prepare(
                    "SELECT sequence, page FROM "
                        + keyspace
                        + ".trade_history WHERE user_id = ? AND bucket = ? AND sequence <= ?"
                        + " ORDER BY sequence DESC LIMIT ?"));
    this.selectNotes =
        new PreparedOnce(
            () ->
                reads.prepare(
                    "SELECT of_sequence, sequence, type, trade_id FROM "
                        + keyspace
                        + ".revisions WHERE user_id = ? AND of_sequence >= ?"
                        + " AND of_sequence <= ?"));
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
    CompletionStage<Done> noted = CompletableFuture.completedFuture(Done.getInstance());
    for (RecentEntry entry : pageEnd.mayBeRevised() ? pageEnd.recentEntries() : NONE) {
      if (entry instanceof RecentRevision revision) {
        noted = noted.thenCompose(before -> note(pageEnd.userId(), revision));
      }
    }
    return noted.thenCompose(before -> writePage(pageEnd));
  }

  private CompletionStage<Done> note(UserId user, RecentRevision revision) {
    return insertNote
        .get()
        .thenCompose(
            statement ->
                cassandra.executeWrite(
                    statement.bind(
                        user.uuid(),
                        revision.content().ofSequence(),
                        revision.sequence(),
                        revision.type().code(),
                        revision.tradeId().uuid())));
  }

  private CompletionStage<Done> writePage(Portfolio pageEnd) {
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
    requirePage(sequence);
    return select
        .get()
        .thenCompose(
            statement -> reads.selectOne(statement.bind(user.uuid(), bucketOf(sequence), sequence)))
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)))
        .thenApply(row -> row.map(CassandraHistoryStore::page));
  }

  @Override
  public CompletionStage<List<Portfolio>> pagesUpTo(UserId user, long sequence, int most) {
    requirePage(sequence);
    return selectPages
        .get()
        .thenCompose(
            statement ->
                cassandra.selectAll(
                    statement.bind(user.uuid(), bucketOf(sequence), sequence, most)))
        .thenApply(rows -> dense(rows, sequence));
  }

  /** Those up to the first that is left out. */
  private static List<Portfolio> dense(List<Row> rows, long sequence) {
    List<Portfolio> pages = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (row.getLong("sequence") != sequence - (long) pages.size() * ENTRIES_PER_PAGE) {
        break;
      }
      pages.add(page(row));
    }
    return pages;
  }

  @Override
  public CompletionStage<List<RevisionNote>> revisions(UserId user, long from, long to) {
    return selectNotes
        .get()
        .thenCompose(statement -> reads.selectAll(statement.bind(user.uuid(), from, to)))
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)))
        .thenApply(rows -> rows.stream().map(CassandraHistoryStore::note).toList());
  }

  private static RevisionNote note(Row row) {
    return new RevisionNote(
        row.getLong("of_sequence"),
        row.getLong("sequence"),
        EntryType.ofCode(row.getByte("type")),
        TradeId.of(row.getUuid("trade_id")));
  }

  private static Portfolio page(Row row) {
    return HistoryPage.read(ByteUtils.getArray(row.getByteBuffer("page")));
  }

  private static void requirePage(long sequence) {
    if (sequence <= 0 || sequence % ENTRIES_PER_PAGE != 0) {
      throw new IllegalArgumentException(
          "No page ends at sequence %d; pages end at multiples of %d"
              .formatted(sequence, ENTRIES_PER_PAGE));
    }
  }

  private static Throwable told(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    return cause instanceof RequestThrottlingException ? new HistoryBusy(cause) : cause;
  }

  private static int bucketOf(long sequence) {
    return Math.toIntExact((sequence - 1) / TRADES_PER_PARTITION);
  }
}
