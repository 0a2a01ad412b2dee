package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;

/**
 * One consumption of a partition, from finding the place to start ({@link StartingRun}) through
 * reading ({@link ReadingRun}) to its end. This is what it takes.
 */
final class PartitionRun {
  private PartitionRun() {}

  sealed interface Command {
    /** Calls the stage's method for this message. */
    Behavior<Command> on(Stage stage);
  }

  /** A ledger speaks. */
  record Answered(LedgerAnswer answer) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.answered(answer);
    }
  }

  /** Cassandra has told the progress row. */
  record RowRead(ProgressRow row) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.rowRead(row);
    }
  }

  /** Kafka has told the partition's offsets. */
  record RangeRead(Outside.Range range) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.rangeRead(range);
    }
  }

  /** What a start cannot do without was not to be had. */
  record Missing(String what, Throwable failure) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.missing(what, failure);
    }
  }

  /** The stream hands over records, and waits for the reply before it hands over more. */
  record Arrived(ReadChunk chunk, ActorRef<Taken> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.arrived(this);
    }
  }

  /** The reply to records handed over: the next ones may come. */
  enum Taken {
    INSTANCE
  }

  /** The stream waits for the first reply. */
  record StreamStarted(ActorRef<Taken> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      replyTo.tell(Taken.INSTANCE);
      return stage;
    }
  }

  /** The stream is over; the failure is null where it was told to end. */
  record StreamEnded(Throwable failure) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.streamEnded(failure);
    }
  }

  /** A rejected record is on its topic; or not, where there is a failure. */
  record Published(LedgerRejection rejection, Throwable failure) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.published(rejection, failure);
    }
  }

  /** A progress row is written; or not, where there is a failure. */
  record ProgressWritten(ProgressRow row, Throwable failure) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.progressWritten(row, failure);
    }
  }

  /** Lag tools are told the offset; or not, where there is a failure. */
  record Committed(long offset, Throwable failure) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.committed(offset, failure);
    }
  }

  /** Time passes. */
  enum Tick implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.tick();
    }
  }

  /** A wait after a failure is over. */
  enum Retry implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.retry();
    }
  }

  /** Settle what is in flight, and end. */
  enum Drain implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.drain();
    }
  }

  /** A part of a run's life. What a stage has no use for changes nothing. */
  abstract static class Stage extends AbstractBehavior<Command> {
    Stage(ActorContext<Command> context) {
      super(context);
    }

    @Override
    public final Receive<Command> createReceive() {
      return newReceiveBuilder()
          .onMessage(Command.class, message -> message.on(this))
          .onSignal(
              PostStop.class,
              signal -> {
                stopped();
                return this;
              })
          .build();
    }

    abstract Behavior<Command> answered(LedgerAnswer answer);

    Behavior<Command> rowRead(ProgressRow row) {
      return this;
    }

    Behavior<Command> rangeRead(Outside.Range range) {
      return this;
    }

    Behavior<Command> missing(String what, Throwable failure) {
      return this;
    }

    Behavior<Command> arrived(Arrived arrived) {
      return this;
    }

    Behavior<Command> streamEnded(Throwable failure) {
      return this;
    }

    Behavior<Command> published(LedgerRejection rejection, Throwable failure) {
      return this;
    }

    Behavior<Command> progressWritten(ProgressRow row, Throwable failure) {
      return this;
    }

    Behavior<Command> committed(long offset, Throwable failure) {
      return this;
    }

    Behavior<Command> tick() {
      return this;
    }

    Behavior<Command> retry() {
      return this;
    }

    Behavior<Command> drain() {
      return Behaviors.stopped();
    }

    /** The run's actor has stopped in this stage. */
    void stopped() {}
  }

  /** What both stages of a run know. */
  record Place(
      IngestWorld world,
      int partition,
      ActorRef<LedgerAnswer> answers,
      ActorRef<PartitionConsumer.Command> consumer) {

    /** Ends the node: nothing that this partition can do would mend what is wrong. */
    void giveUp(String why) {
      world.node().fail("%s cannot be consumed: %s".formatted(world.describe(partition), why));
    }
  }

  /** A run that begins at the beginning, and tells its consumer when it reads. */
  static Behavior<Command> create(
      IngestWorld world, int partition, ActorRef<PartitionConsumer.Command> consumer) {
    return Behaviors.setup(
        context -> {
          ActorRef<LedgerAnswer> answers =
              context.messageAdapter(LedgerAnswer.class, Answered::new);
          Place place = new Place(world, partition, answers, consumer);
          return Behaviors.withTimers(timers -> new StartingRun(context, timers, place));
        });
  }
}
