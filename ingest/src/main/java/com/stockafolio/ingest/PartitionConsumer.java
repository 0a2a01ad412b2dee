package com.stockafolio.ingest;

import akka.Done;
import akka.actor.Cancellable;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.dispatch.Handlers;
import java.time.Duration;

/**
 * Keeps one partition consumed: has a {@link PartitionRun} begin, and another after it, until the
 * partition moves to another node or this node stops. Each run forgets everything of the run before
 * it, and answers that are late find nobody.
 */
final class PartitionConsumer extends AbstractBehavior<PartitionConsumer.Command> {
  /** Room for the last write of a draining partition. */
  private static final Duration DRAIN_GRACE = Duration.ofSeconds(1);

  private final IngestWorld world;
  private final int partition;
  private final TimerScheduler<Command> timers;
  private final Cancellable shutdownTask;

  /** Null between two runs. */
  private ActorRef<PartitionRun.Command> run;

  /** Who waits for the partition to be drained; null where nobody asked yet. */
  private ActorRef<Done> drained;

  private boolean stopping;
  private int runs;
  private int failures;

  sealed interface Command {}

  /** Sharding moves the partition elsewhere, or the node leaves. */
  enum Stop implements Command {
    INSTANCE
  }

  /** The node is about to shut down: settle what is in flight, and begin no more. */
  record Drain(ActorRef<Done> replyTo) implements Command {}

  private enum Begin implements Command {
    INSTANCE
  }

  /** The run has found its place and reads. */
  enum Reading implements Command {
    INSTANCE
  }

  private enum RunOver implements Command {
    INSTANCE
  }

  private static final Handlers<PartitionConsumer, Command> HANDLERS =
      Handlers.of(PartitionConsumer.class, Command.class)
          .on(Begin.class, (consumer, begin) -> consumer.begin())
          .on(Reading.class, (consumer, reading) -> consumer.reading())
          .on(RunOver.class, (consumer, over) -> consumer.runOver())
          .on(Drain.class, PartitionConsumer::drain)
          .on(Stop.class, (consumer, stop) -> consumer.stop())
          .onSignal(PostStop.class, (consumer, signal) -> consumer.stopped())
          .build();

  static Behavior<Command> create(IngestWorld world, int partition) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new PartitionConsumer(context, timers, world, partition)));
  }

  private PartitionConsumer(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      IngestWorld world,
      int partition) {
    super(context);
    this.world = world;
    this.partition = partition;
    this.timers = timers;
    ActorRef<Command> self = context.getSelf();
    Duration timeout = world.settings().drainTimeout().plus(DRAIN_GRACE.multipliedBy(2));
    // Before the ledgers stop, which they do when sharding does.
    shutdownTask =
        CoordinatedShutdown.get(context.getSystem())
            .addCancellableTask(
                CoordinatedShutdown.PhaseServiceStop(),
                "drain-trades-" + partition,
                () ->
                    AskPattern.<Command, Done>ask(
                        self, Drain::new, timeout, context.getSystem().scheduler()));
    begin();
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> stopped() {
    shutdownTask.cancel();
    world.refusals().end(partition);
    return this;
  }

  private Behavior<Command> begin() {
    if (run == null && !isDraining()) {
      runs++;
      run =
          getContext()
              .spawn(PartitionRun.create(world, partition, getContext().getSelf()), "run-" + runs);
      getContext().watchWith(run, RunOver.INSTANCE);
    }
    return this;
  }

  private Behavior<Command> reading() {
    failures = 0;
    world.refusals().end(partition);
    return this;
  }

  private Behavior<Command> runOver() {
    run = null;
    if (drained != null) {
      drained.tell(Done.getInstance());
    }
    if (stopping) {
      return Behaviors.stopped();
    }
    if (!isDraining()) {
      failures++;
      timers.startSingleTimer(Begin.INSTANCE, world.settings().retry().wait(failures));
    }
    return this;
  }

  private Behavior<Command> stop() {
    stopping = true;
    return endRun() ? this : Behaviors.stopped();
  }

  private Behavior<Command> drain(Drain ask) {
    drained = ask.replyTo();
    if (!endRun()) {
      drained.tell(Done.getInstance());
    }
    return this;
  }

  private boolean endRun() {
    if (run != null) {
      run.tell(PartitionRun.Drain.INSTANCE);
    }
    return run != null;
  }

  private boolean isDraining() {
    return stopping || drained != null;
  }
}
