package com.stockafolio.loadtest.peer.spark;

import com.stockafolio.entry.BookedTrade;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.loadtest.peer.spark.PortfolioRows.Held;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Row;

/**
 * One partition of a micro-batch: a user's trades one after the other, each read, booked and
 * written back; different users' side by side, up to a bound.
 */
final class PartitionBooking {
  private static final int IN_FLIGHT = 512;

  private final PortfolioRows rows;
  private final Booking booking;
  private final int partitions;
  private final Semaphore room = new Semaphore(IN_FLIGHT);
  private final Map<UserId, CompletableFuture<Void>> lastOfUser = new HashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  PartitionBooking(PortfolioRows rows, Booking booking, int partitions) {
    this.rows = rows;
    this.booking = booking;
    this.partitions = partitions;
  }

  /**
   * Books all, and returns when all is written.
   *
   * @param records key, value, partition, offset and timestamp, in order
   * @throws CompletionException if Cassandra failed: Spark tries the batch again
   */
  void book(Iterator<Row> records) throws InterruptedException {
    TradeDecoder decoder = null;
    while (records.hasNext() && failure.get() == null) {
      Row record = records.next();
      if (decoder == null) {
        decoder = new TradeDecoder(record.getInt(2), partitions, partitions);
      }
      Timestamp recordedAt = record.getAs(4);
      TradeRecord trade =
          booking.read(
              decoder, record.getLong(3), recordedAt.getTime(), record.getAs(0), record.getAs(1));
      if (trade != null) {
        book(trade);
      }
    }
    room.acquire(IN_FLIGHT);
    if (failure.get() != null) {
      throw new CompletionException(failure.get());
    }
  }

  private void book(TradeRecord trade) throws InterruptedException {
    room.acquire();
    UserId user = trade.transaction().userId();
    CompletableFuture<Void> before = lastOfUser.get(user);
    CompletableFuture<Void> done =
        before == null || before.isDone()
            ? step(trade).toCompletableFuture()
            : before.thenCompose(nothing -> step(trade));
    lastOfUser.put(
        user,
        done.whenComplete(
            (nothing, cause) -> {
              if (cause != null) {
                failure.compareAndSet(null, cause);
              }
              room.release();
            }));
  }

  private CompletionStage<Void> step(TradeRecord trade) {
    return rows.read(trade.transaction().userId())
        .thenCompose(
            held -> {
              if (trade.offset() <= held.covered()) {
                return CompletableFuture.completedFuture(null);
              }
              BookedTrade accepted = booking.decide(held.portfolio(), trade);
              return accepted == null
                  ? CompletableFuture.<Void>completedFuture(null)
                  : rows.write(new Held(held.portfolio().apply(accepted), trade.offset()))
                      .thenApply(written -> (Void) null);
            });
  }
}
