package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ingest.kafka.Topic;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Kafka and Cassandra in memory: shows what a partition asks of them, and fails on demand. */
final class SimulatedOutside implements Outside {
  record Read(long offset, ActorRef<PartitionRun.Command> run) {}

  record Publication(
      ConsumerRecord<byte[], byte[]> record,
      LedgerRejection rejection,
      CompletableFuture<Void> done) {}

  final BlockingQueue<Read> reads = new LinkedBlockingQueue<>();
  final BlockingQueue<Publication> publications = new LinkedBlockingQueue<>();
  final BlockingQueue<ProgressRow> written = new LinkedBlockingQueue<>();
  final BlockingQueue<Long> commits = new LinkedBlockingQueue<>();
  final AtomicInteger readsEnded = new AtomicInteger();
  final AtomicInteger failuresToCome = new AtomicInteger();
  volatile Range range = new Range(0, 1_000);

  /** What lies at the offset that is looked at before the start. */
  volatile Optional<ConsumerRecord<byte[], byte[]>> lying = Optional.empty();

  private volatile ProgressRow row;

  volatile Topic topic;

  SimulatedOutside(SourceId source, Topic topic) {
    this.topic = topic;
    row = ProgressRow.none(source);
  }

  @Override
  public CompletionStage<Topic> topic() {
    return answer(topic);
  }

  @Override
  public CompletionStage<ProgressRow> readProgress(SourceId source) {
    return answer(row);
  }

  @Override
  public CompletionStage<?> writeProgress(ProgressRow written) {
    row = written;
    this.written.add(written);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Range> range(int partition) {
    return answer(range);
  }

  @Override
  public CompletionStage<Optional<ConsumerRecord<byte[], byte[]>>> record(
      int partition, long offset) {
    return answer(lying);
  }

  @Override
  public CompletionStage<?> commit(int partition, long offset) {
    commits.add(offset);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> publish(
      ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    publications.add(new Publication(record, rejection, done));
    return done;
  }

  @Override
  public Runnable read(int partition, long offset, ActorRef<PartitionRun.Command> run) {
    reads.add(new Read(offset, run));
    return readsEnded::incrementAndGet;
  }

  private <T> CompletionStage<T> answer(T value) {
    return failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? CompletableFuture.failedFuture(new IllegalStateException("away"))
        : CompletableFuture.completedFuture(value);
  }
}
