package com.stockafolio.ingest;

import akka.actor.typed.javadsl.ActorContext;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.ingest.kafka.Awaited;

/** Tells how far one run has come: the progress row to Cassandra, and the offset to lag tools. */
final class ProgressReports {
  private final ActorContext<PartitionRun.Command> context;
  private final PartitionRun.Place place;
  private final LagOffset lag = new LagOffset();
  private final Awaited awaitedCassandra;
  private final Awaited awaitedKafka;

  /**
   * Nothing told yet.
   *
   * @param start the first offset that is read
   */
  ProgressReports(
      ActorContext<PartitionRun.Command> context, PartitionRun.Place place, long start) {
    this.context = context;
    this.place = place;
    awaitedCassandra = new Awaited(context.getLog());
    awaitedKafka = new Awaited(context.getLog());
    lag.moveTo(start);
  }

  void write(ProgressRow row) {
    context.pipeToSelf(
        place.world().outside().writeProgress(row),
        (done, failure) -> new PartitionRun.ProgressWritten(row, failure));
  }

  void written(ProgressRow row) {
    awaitedCassandra.there();
    lag.moveTo(row.position() + 1);
  }

  void notWritten(Throwable failure) {
    awaitedCassandra.missing("Cassandra to take the progress row", failure);
  }

  void commitWhenDue(long nowMillis) {
    if (lag.isDue(nowMillis)) {
      long offset = lag.begin();
      context.pipeToSelf(
          place.world().outside().commit(place.partition(), offset),
          (done, failure) -> new PartitionRun.Committed(offset, failure));
    }
  }

  void committed(long offset) {
    awaitedKafka.there();
    lag.committed(offset);
  }

  void notCommitted(Throwable failure, long nowMillis) {
    awaitedKafka.missing("Kafka to take the committed offset for lag tools", failure);
    lag.failed(nowMillis + place.world().settings().retry().longest().toMillis());
  }
}
