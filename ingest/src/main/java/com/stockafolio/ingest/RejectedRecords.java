package com.stockafolio.ingest;

import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.ingest.kafka.Awaited;
import java.util.HashSet;
import java.util.Set;

/** Puts rejected records of one run on their topic, until each is acknowledged. */
final class RejectedRecords {
  private final ActorContext<PartitionRun.Command> context;
  private final TimerScheduler<PartitionRun.Command> timers;
  private final PartitionRun.Place place;
  private final RawRecords raw;
  private final RejectionQueue queue;
  private final Awaited awaited;
  private final EngineMetrics metrics;

  /** Offsets of records whose last attempt failed. */
  private final Set<Long> failed = new HashSet<>();

  /**
   * None yet.
   *
   * @param raw has the original records
   */
  RejectedRecords(
      ActorContext<PartitionRun.Command> context,
      TimerScheduler<PartitionRun.Command> timers,
      PartitionRun.Place place,
      RawRecords raw) {
    this.context = context;
    this.timers = timers;
    this.place = place;
    this.raw = raw;
    queue = new RejectionQueue(place.world().settings().rejectionsInFlight());
    awaited = new Awaited(context.getLog());
    metrics = place.world().node().metrics();
  }

  void add(LedgerRejection rejection) {
    queue.add(rejection);
  }

  void publishNext() {
    queue.publishNext(this::publish);
  }

  private void publish(LedgerRejection rejection) {
    context.pipeToSelf(
        place.world().outside().publish(raw.at(rejection.offset()), rejection),
        (done, failure) -> new PartitionRun.Published(rejection, failure));
  }

  /** That others get through does not end the wait for one that does not. */
  void published(LedgerRejection rejection) {
    if (failed.remove(rejection.offset()) && failed.isEmpty()) {
      awaited.there();
      metrics.rejectionsHeldUp.decrement();
    }
    queue.published();
  }

  /** Tries again after a wait. */
  void failed(LedgerRejection rejection, Throwable failure) {
    IngestSettings settings = place.world().settings();
    queue.failed(rejection);
    metrics.rejectionsFailed.increment();
    if (failed.isEmpty()) {
      metrics.rejectionsHeldUp.increment();
    }
    failed.add(rejection.offset());
    awaited.missing(
        "topic %s to take what partition %d rejects"
            .formatted(settings.kafka().rejectedTopic(), place.partition()),
        failure);
    timers.startSingleTimer(PartitionRun.Retry.INSTANCE, settings.retry().wait(queue.failures()));
  }

  void endPause() {
    queue.endPause();
  }

  /** The run is over. */
  void stopped() {
    if (!failed.isEmpty()) {
      failed.clear();
      metrics.rejectionsHeldUp.decrement();
    }
  }
}
