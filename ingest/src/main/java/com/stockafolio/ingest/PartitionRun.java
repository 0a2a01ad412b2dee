package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.ingest.kafka.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One consumption of a partition, from finding the place to start ({@link StartingRun}) through
 * reading ({@link ReadingRun}) to its end. This is what it takes.
 */
final class PartitionRun {
  private PartitionRun() {}

  sealed interface Command {}

  /** A ledger speaks: {@link StartingRun#answered}, then {@link ReadingRun#answered}. */
  record Answered(LedgerAnswer answer) implements Command {}

  /** Kafka has told what the topic is now. */
  record TopicRead(Topic topic) implements Command {}

  /** Cassandra has told the progress row. */
  record RowRead(ProgressRow row) implements Command {}

  /** Kafka has told the partition's offsets. */
  record RangeRead(Outside.Range range) implements Command {}

  /** Kafka has told what lies at the offset of the last record that anybody has. */
  record LastRead(Optional<ConsumerRecord<byte[], byte[]>> found) implements Command {}

  /** What a start cannot do without was not to be had. */
  record Missing(String what, Throwable failure) implements Command {}

  /**
   * The stream hands over records, and waits for the reply before it hands over more: {@link
   * ReadingRun#arrived} takes them.
   */
  record Arrived(ReadChunk chunk, ActorRef<Taken> replyTo) implements Command {}

  /** The reply to records handed over: the next ones may come. */
  enum Taken {
    INSTANCE
  }

  /** The stream waits for the first reply. */
  record StreamStarted(ActorRef<Taken> replyTo) implements Command {}

  /** The stream is over; the failure is null where it was told to end. */
  record StreamEnded(Throwable failure) implements Command {}

  /** A rejected record is on its topic; or not, where there is a failure. */
  record Published(LedgerRejection rejection, Throwable failure) implements Command {}

  /** A progress row is written; or not, where there is a failure. */
  record ProgressWritten(ProgressRow row, Throwable failure) implements Command {}

  /** Lag tools are told the offset; or not, where there is a failure. */
  record Committed(long offset, Throwable failure) implements Command {}

  /** Time passes. */
  enum Tick implements Command {
    INSTANCE
  }

  /** A wait after a failure is over. */
  enum Retry implements Command {
    INSTANCE
  }

  /** Settle what is in flight, and end. */
  enum Drain implements Command {
    INSTANCE
  }

  /** What both stages of a run know. */
  record Place(
      IngestWorld world,
      int partition,
      ActorRef<LedgerAnswer> answers,
      ActorRef<PartitionConsumer.Command> consumer) {

    /** Nothing that this partition can do would mend what is wrong. */
    void giveUp(String why) {
      world
          .refusals()
          .refuse(partition, "%s cannot be consumed: %s".formatted(world.describe(partition), why));
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
