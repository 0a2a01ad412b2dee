package com.stockafolio.ingest;

import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.LedgerRejection;

/** Puts rejected records of one run on their topic, until each is acknowledged. */
final class RejectedRecords {
  private final ActorContext<PartitionRun.Command> context;
  private final TimerScheduler<PartitionRun.Command> timers;
  private final PartitionRun.Place place;
  private final RawRecords raw;
  private final RejectionQueue queue;
  private final Awaited awaited;

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

  void published() {
    awaited.there();
    queue.published();
  }

  /** Tries again after a wait. */
  void failed(LedgerRejection rejection, Throwable failure) {
    IngestSettings settings = place.world().settings();
    queue.failed(rejection);
    awaited.missing(
        "topic %s to take offset %d of partition %d"
            .formatted(settings.rejectedTopic(), rejection.offset(), place.partition()),
        failure);
    timers.startSingleTimer(PartitionRun.Retry.INSTANCE, settings.backOff(queue.failures()));
  }

  void endPause() {
    queue.endPause();
  }
}
