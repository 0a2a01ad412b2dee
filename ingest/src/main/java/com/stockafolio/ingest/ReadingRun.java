package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.DeliveryAction;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.PartitionDelivery;
import com.stockafolio.delivery.StartRule;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.engine.node.BookingProgress;
import com.stockafolio.engine.serving.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.record.TimestampType;

/**
 * Reads, and does what {@link PartitionDelivery} decides: records that {@link #arrived} go to their
 * ledgers by {@link #send}.
 */
final class ReadingRun extends AbstractBehavior<PartitionRun.Command>
    implements DeliveryAction.Performer {
  private static final Handlers<ReadingRun, PartitionRun.Command> HANDLERS =
      Handlers.of(ReadingRun.class, PartitionRun.Command.class)
          .on(PartitionRun.Arrived.class, ReadingRun::arrived)
          .on(PartitionRun.Answered.class, ReadingRun::answered)
          .on(PartitionRun.StreamStarted.class, ReadingRun::streamStarted)
          .on(PartitionRun.StreamEnded.class, ReadingRun::streamEnded)
          .on(PartitionRun.Published.class, ReadingRun::published)
          .on(PartitionRun.ProgressWritten.class, ReadingRun::progressWritten)
          .on(PartitionRun.Committed.class, ReadingRun::committed)
          .on(PartitionRun.Tick.class, (run, tick) -> run.tick())
          .on(PartitionRun.Retry.class, (run, retry) -> run.retry())
          .on(PartitionRun.Drain.class, (run, drain) -> run.drain())
          // Answers to the stage before, which had what it needed.
          .ignored(PartitionRun.TopicRead.class)
          .ignored(PartitionRun.RowRead.class, PartitionRun.RangeRead.class)
          .ignored(PartitionRun.LastRead.class, PartitionRun.Missing.class)
          .onSignal(PostStop.class, (run, signal) -> run.stopped())
          .build();

  /** Several times in each wait of the protocol. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final PartitionRun.Place place;
  private final IngestWorld world;
  private final PartitionDelivery delivery;
  private final RawRecords raw = new RawRecords();
  private final RejectedRecords rejected;
  private final ProgressReports progress;
  private final MisplacedRecords misplaced;
  private final Runnable endReading;

  /** Ledgers that do not answer, and are sent nothing. */
  private final List<Integer> parted = new ArrayList<>();

  /** The stream's reply address while it is held back; null while it may go on. */
  private ActorRef<PartitionRun.Taken> heldBack;

  private boolean warned;
  private boolean over;
  private boolean draining;
  private boolean finishing;
  private long drainedByMillis;

  ReadingRun(
      ActorContext<PartitionRun.Command> context,
      TimerScheduler<PartitionRun.Command> timers,
      PartitionRun.Place place,
      StartRule.Outcome.Start start,
      Map<Integer, LastRecord> positions) {
    super(context);
    this.place = place;
    world = place.world();
    rejected = new RejectedRecords(context, timers, place, raw);
    misplaced =
        new MisplacedRecords(
            context.getLog(),
            world.describe(place.partition()),
            world.node().metrics().wrongPartition);
    progress = new ProgressReports(context, place, start.offset());
    delivery =
        new PartitionDelivery(
            world.source(place.partition()),
            start,
            positions,
            world.settings().timing(),
            nowMillis());
    start.previous().keySet().stream()
        .filter(ledger -> !positions.containsKey(ledger))
        .forEach(ledger -> silent(ledger, start.offset() - 1));
    endReading = world.outside().read(place.partition(), start.offset(), context.getSelf());
    timers.startTimerWithFixedDelay(PartitionRun.Tick.INSTANCE, TICK);
    place.consumer().tell(PartitionConsumer.Reading.INSTANCE);
  }

  @Override
  public Receive<PartitionRun.Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<PartitionRun.Command> streamStarted(PartitionRun.StreamStarted started) {
    started.replyTo().tell(PartitionRun.Taken.INSTANCE);
    return this;
  }

  private Behavior<PartitionRun.Command> arrived(PartitionRun.Arrived arrived) {
    if (draining) {
      return this;
    }
    ReadChunk chunk = arrived.chunk();
    warnOfProducersClock(chunk);
    world.node().metrics().tradesRejected.add(chunk.chunk().rejections().size());
    chunk
        .chunk()
        .rejections()
        .forEach(
            rejection -> world.node().metrics().rejections.increment(rejection.reason().name()));
    misplaced.add(chunk.chunk().rejections(), nowMillis());
    raw.add(chunk);
    heldBack = arrived.replyTo();
    return perform(delivery.offer(chunk.chunk(), nowMillis()));
  }

  /** The time a trade is recorded at is the log's, so that it grows with the offset. */
  private void warnOfProducersClock(ReadChunk chunk) {
    if (!warned && chunk.records().get(0).timestampType() == TimestampType.CREATE_TIME) {
      warned = true;
      getContext()
          .getLog()
          .warn(
              "{} has message.timestamp.type=CreateTime: trades are recorded at their producers'"
                  + " word; set LogAppendTime",
              world.describe(place.partition()));
    }
  }

  private Behavior<PartitionRun.Command> answered(PartitionRun.Answered message) {
    return perform(delivery.answered(message.answer(), nowMillis()));
  }

  private Behavior<PartitionRun.Command> published(PartitionRun.Published message) {
    if (message.failure() == null) {
      rejected.published(message.rejection());
      delivery.published(message.rejection().offset());
    } else {
      rejected.failed(message.rejection(), message.failure());
    }
    return perform(List.of());
  }

  private Behavior<PartitionRun.Command> retry() {
    rejected.endPause();
    return perform(List.of());
  }

  private Behavior<PartitionRun.Command> tick() {
    if (world.watch().hasChanged()) {
      return Behaviors.stopped();
    }
    tellProgress();
    List<DeliveryAction> actions = new ArrayList<>(delivery.tick(nowMillis()));
    if (heldBack != null) {
      actions.addAll(delivery.partWithSilent(nowMillis()));
    }
    return perform(actions);
  }

  private void tellProgress() {
    BookingProgress.State state =
        new BookingProgress.State(delivery.releasedPosition(), raw.records(), raw.oldestMillis());
    world.node().metrics().booking.moved(world.name(place.partition()), state);
  }

  private Behavior<PartitionRun.Command> streamEnded(PartitionRun.StreamEnded message) {
    if (draining) {
      return this;
    }
    getContext()
        .getLog()
        .warn(
            "Reading {} ended and begins again: {}",
            world.describe(place.partition()),
            String.valueOf(message.failure()));
    return Behaviors.stopped();
  }

  private Behavior<PartitionRun.Command> drain() {
    draining = true;
    drainedByMillis = nowMillis() + world.settings().drainTimeout().toMillis();
    endReading.run();
    return perform(List.of());
  }

  private Behavior<PartitionRun.Command> stopped() {
    endReading.run();
    rejected.stopped();
    world.node().metrics().booking.left(world.name(place.partition()));
    parted.forEach(ledger -> world.node().metrics().standstills.end(name(ledger)));
    return this;
  }

  /** Does what is decided, and lets go of what is settled by now. */
  private Behavior<PartitionRun.Command> perform(List<DeliveryAction> actions) {
    for (DeliveryAction action : actions) {
      action.by(this);
    }
    if (over) {
      return Behaviors.stopped();
    }
    rejected.publishNext();
    progress.commitWhenDue(nowMillis());
    raw.settledUpTo(delivery.releasedPosition());
    if (heldBack != null && raw.weight() < world.settings().reading().mostUnsettledRecords()) {
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
    rejected.add(action.rejection());
  }

  @Override
  public void writeProgress(DeliveryAction.WriteProgress action) {
    progress.write(action.row());
  }

  private Behavior<PartitionRun.Command> progressWritten(PartitionRun.ProgressWritten message) {
    if (message.failure() == null) {
      delivery.progressWritten(message.row());
      progress.written(message.row());
    } else {
      progress.notWritten(message.failure());
    }
    return perform(List.of());
  }

  private Behavior<PartitionRun.Command> committed(PartitionRun.Committed message) {
    if (message.failure() == null) {
      progress.committed(message.offset());
    } else {
      progress.notCommitted(message.failure(), nowMillis());
    }
    return this;
  }

  @Override
  public void partWith(DeliveryAction.PartWith action) {
    silent(action.ledger(), action.settled());
  }

  private void silent(int ledger, long settled) {
    String why =
        ("ledger %d of %s does not answer: the others go on, and progress stands still at offset %d"
                + " until it does; see why it does not recover in the log of the node that has it")
            .formatted(ledger, world.describe(place.partition()), settled);
    getContext().getLog().error("{}", why);
    parted.add(ledger);
    world.node().metrics().standstills.begin(name(ledger), why);
  }

  private static String name(int ledger) {
    return "ledger " + ledger;
  }

  @Override
  public void startAgain(DeliveryAction.StartAgain action) {
    getContext().getLog().warn("Partition {} starts again: {}", place.partition(), action.why());
    over = true;
  }

  @Override
  public void fail(DeliveryAction.Fail action) {
    place.giveUp(action.why());
    over = true;
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
