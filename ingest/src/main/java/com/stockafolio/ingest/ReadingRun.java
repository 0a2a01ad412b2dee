package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.DeliveryAction;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.PartitionDelivery;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.StartRule;
import com.stockafolio.engine.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads, and does what {@link PartitionDelivery} decides. */
final class ReadingRun extends PartitionRun.Stage implements DeliveryAction.Performer {
  /** Several times in each wait of the protocol. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final TimerScheduler<PartitionRun.Command> timers;
  private final PartitionRun.Place place;
  private final IngestWorld world;
  private final PartitionDelivery delivery;
  private final RawRecords raw = new RawRecords();
  private final RejectionQueue rejections;
  private final Runnable endReading;
  private final Awaited awaitedTopic;
  private final Awaited awaitedProgress;
  private final Awaited awaitedCommit;
  private final LagOffset lag = new LagOffset();

  /** The stream's reply address while it is held back; null while it may go on. */
  private ActorRef<PartitionRun.Taken> heldBack;

  private boolean over;
  private boolean givenUp;
  private boolean draining;
  private boolean finishing;
  private long drainedByMillis;

  ReadingRun(
      ActorContext<PartitionRun.Command> context,
      TimerScheduler<PartitionRun.Command> timers,
      PartitionRun.Place place,
      StartRule.Outcome.Start start,
      Map<Integer, Long> positions) {
    super(context);
    this.timers = timers;
    this.place = place;
    world = place.world();
    rejections = new RejectionQueue(world.settings().rejectionsInFlight());
    awaitedTopic = new Awaited(context.getLog());
    awaitedProgress = new Awaited(context.getLog());
    awaitedCommit = new Awaited(context.getLog());
    delivery =
        new PartitionDelivery(
            world.source(place.partition()),
            start,
            positions,
            world.settings().timing(),
            nowMillis());
    endReading = world.outside().read(place.partition(), start.offset(), context.getSelf());
    timers.startTimerWithFixedDelay(PartitionRun.Tick.INSTANCE, TICK);
    place.consumer().tell(PartitionConsumer.Reading.INSTANCE);
    lag.moveTo(start.offset());
  }

  @Override
  Behavior<PartitionRun.Command> arrived(PartitionRun.Arrived arrived) {
    if (draining || givenUp) {
      return this;
    }
    ReadChunk chunk = arrived.chunk();
    world.node().metrics().tradesRejected.add(chunk.chunk().rejections().size());
    raw.add(chunk);
    heldBack = arrived.replyTo();
    return perform(delivery.offer(chunk.chunk(), nowMillis()));
  }

  @Override
  Behavior<PartitionRun.Command> answered(LedgerAnswer answer) {
    return perform(delivery.answered(answer, nowMillis()));
  }

  @Override
  Behavior<PartitionRun.Command> published(LedgerRejection rejection, Throwable failure) {
    if (failure != null) {
      rejections.failed(rejection);
      awaitedTopic.missing(
          "topic %s to take offset %d of partition %d"
              .formatted(world.settings().rejectedTopic(), rejection.offset(), place.partition()),
          failure);
      timers.startSingleTimer(
          PartitionRun.Retry.INSTANCE, world.settings().backOff(rejections.failures()));
      return this;
    }
    awaitedTopic.there();
    rejections.published();
    delivery.published(rejection.offset());
    return perform(List.of());
  }

  @Override
  Behavior<PartitionRun.Command> retry() {
    rejections.endPause();
    return perform(List.of());
  }

  @Override
  Behavior<PartitionRun.Command> tick() {
    return perform(delivery.tick(nowMillis()));
  }

  @Override
  Behavior<PartitionRun.Command> streamEnded(Throwable failure) {
    if (draining || givenUp) {
      return this;
    }
    getContext()
        .getLog()
        .warn(
            "Reading {} ended and begins again: {}",
            world.describe(place.partition()),
            String.valueOf(failure));
    return Behaviors.stopped();
  }

  @Override
  Behavior<PartitionRun.Command> drain() {
    if (givenUp) {
      return Behaviors.stopped();
    }
    draining = true;
    drainedByMillis = nowMillis() + world.settings().drainTimeout().toMillis();
    endReading.run();
    return perform(List.of());
  }

  @Override
  void stopped() {
    endReading.run();
  }

  /** Does what is decided, and lets go of what is settled by now. */
  private Behavior<PartitionRun.Command> perform(List<DeliveryAction> actions) {
    for (DeliveryAction action : actions) {
      action.by(this);
    }
    if (over) {
      return Behaviors.stopped();
    }
    if (givenUp) {
      return this;
    }
    rejections.publishNext(this::publish);
    commitForLagTools();
    raw.settledUpTo(delivery.settledPosition());
    if (heldBack != null && raw.weight() < world.settings().mostUnsettledRecords()) {
      heldBack.tell(PartitionRun.Taken.INSTANCE);
      heldBack = null;
    }
    return draining ? endIfDrained() : this;
  }

  private Behavior<PartitionRun.Command> endIfDrained() {
    boolean late = nowMillis() >= drainedByMillis;
    if (!raw.isEmpty() && !late) {
      return this;
    }
    List<DeliveryAction> rest = delivery.finish();
    if (late || rest.isEmpty()) {
      return Behaviors.stopped();
    }
    if (!finishing) {
      finishing = true;
      rest.forEach(action -> action.by(this));
    }
    return this;
  }

  @Override
  public void send(DeliveryAction.Send action) {
    world
        .node()
        .ledgers()
        .tell(action.ledger(), new Ledger.Deliver(action.batch(), place.answers()));
    if (action.again()) {
      getContext()
          .getLog()
          .debug(
              "Ledger {} is sent offsets ({}, {}] again",
              action.ledger(),
              action.batch().previous(),
              action.batch().last());
    }
  }

  @Override
  public void askPosition(DeliveryAction.AskPosition action) {
    world
        .node()
        .ledgers()
        .tell(
            action.ledger(),
            new Ledger.AskPosition(world.source(place.partition()), place.answers()));
  }

  @Override
  public void publish(DeliveryAction.PublishRejection action) {
    rejections.add(action.rejection());
  }

  private void publish(LedgerRejection rejection) {
    getContext()
        .pipeToSelf(
            world.outside().publish(raw.at(rejection.offset()), rejection),
            (done, failure) -> new PartitionRun.Published(rejection, failure));
  }

  @Override
  public void writeProgress(DeliveryAction.WriteProgress action) {
    ProgressRow row = action.row();
    getContext()
        .pipeToSelf(
            world.outside().writeProgress(row),
            (done, failure) -> new PartitionRun.ProgressWritten(row, failure));
  }

  @Override
  Behavior<PartitionRun.Command> progressWritten(ProgressRow row, Throwable failure) {
    if (failure != null) {
      awaitedProgress.missing("Cassandra to take the progress row", failure);
      return this;
    }
    awaitedProgress.there();
    delivery.progressWritten(row);
    lag.moveTo(row.position() + 1);
    return perform(List.of());
  }

  private void commitForLagTools() {
    if (lag.isDue(nowMillis())) {
      long offset = lag.begin();
      getContext()
          .pipeToSelf(
              world.outside().commit(place.partition(), offset),
              (done, failure) -> new PartitionRun.Committed(offset, failure));
    }
  }

  @Override
  Behavior<PartitionRun.Command> committed(long offset, Throwable failure) {
    if (failure == null) {
      awaitedCommit.there();
      lag.committed(offset);
    } else {
      awaitedCommit.missing("Kafka to take the committed offset for lag tools", failure);
      lag.failed(nowMillis() + world.settings().longestRetryAfter().toMillis());
    }
    return this;
  }

  @Override
  public void startAgain(DeliveryAction.StartAgain action) {
    getContext().getLog().warn("Partition {} starts again: {}", place.partition(), action.why());
    over = true;
  }

  @Override
  public void fail(DeliveryAction.Fail action) {
    givenUp = true;
    place.giveUp(action.why());
    endReading.run();
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
