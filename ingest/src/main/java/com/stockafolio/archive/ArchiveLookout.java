package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.ingest.Awaited;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for cuts, and for where the partitions end, on behalf of all that are archived on a node: a
 * request to S3 takes as much processor time as archiving a thousand trades.
 */
final class ArchiveLookout extends AbstractBehavior<ArchiveLookout.Command> {
  private static final double RESTART_JITTER = 0.2;

  private final Sources sources;
  private final Awaited awaited;

  /** Outlives a failure of the lookout: who is archived here says so but once. */
  private final Map<ArchivePlace, ActorRef<PartitionArchiver.Command>> archivers;

  private boolean looking;

  /**
   * Where it looks.
   *
   * @param cuts names of the cuts of all partitions
   * @param ends where some partitions end
   */
  record Sources(
      Supplier<CompletionStage<List<String>>> cuts,
      Function<Collection<TopicPartition>, CompletionStage<Map<TopicPartition, Long>>> ends) {}

  sealed interface Command {
    Behavior<Command> on(ArchiveLookout lookout);
  }

  /** A partition is archived here from now on, and wants to be told, until its archiver ends. */
  record Watch(ArchivePlace place, ActorRef<PartitionArchiver.Command> archiver)
      implements Command {
    @Override
    public Behavior<Command> on(ArchiveLookout lookout) {
      lookout.archivers.put(place, archiver);
      lookout.getContext().watchWith(archiver, new Left(place, archiver));
      return lookout;
    }
  }

  private record Left(ArchivePlace place, ActorRef<PartitionArchiver.Command> archiver)
      implements Command {
    @Override
    public Behavior<Command> on(ArchiveLookout lookout) {
      lookout.archivers.remove(place, archiver);
      return lookout;
    }
  }

  private enum Look implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(ArchiveLookout lookout) {
      return lookout.look();
    }
  }

  private record Looked(List<String> cuts, Map<TopicPartition, Long> ends, Throwable failure)
      implements Command {
    @Override
    public Behavior<Command> on(ArchiveLookout lookout) {
      return lookout.looked(this);
    }
  }

  static Behavior<Command> create(ArchiveSettings settings, Bucket bucket, ArchivedTopics topics) {
    return create(
        settings, new Sources(() -> bucket.list(ArchivePlace.ALL_CUTS), topics::endOffsets));
  }

  static Behavior<Command> create(ArchiveSettings settings, Sources sources) {
    return Behaviors.setup(
        outer -> {
          Map<ArchivePlace, ActorRef<PartitionArchiver.Command>> archivers = new HashMap<>();
          Behavior<Command> lookout =
              Behaviors.setup(
                  context ->
                      Behaviors.withTimers(
                          timers ->
                              new ArchiveLookout(context, timers, settings, sources, archivers)));
          return Behaviors.supervise(lookout)
              .onFailure(
                  SupervisorStrategy.restartWithBackoff(
                      settings.retryAfter(), settings.longestRetryAfter(), RESTART_JITTER));
        });
  }

  private ArchiveLookout(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ArchiveSettings settings,
      Sources sources,
      Map<ArchivePlace, ActorRef<PartitionArchiver.Command>> archivers) {
    super(context);
    this.sources = sources;
    this.archivers = archivers;
    awaited = new Awaited(context.getLog());
    timers.startTimerWithFixedDelay(Look.INSTANCE, settings.lookForCutsEvery());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(Command.class, message -> message.on(this)).build();
  }

  private Behavior<Command> look() {
    if (looking || archivers.isEmpty()) {
      return this;
    }
    looking = true;
    CompletionStage<Looked> looked =
        sources
            .cuts
            .get()
            .thenCombine(
                sources.ends.apply(archivers.keySet().stream().map(ArchivePlace::kafka).toList()),
                (cuts, ends) -> new Looked(cuts, ends, null));
    getContext()
        .pipeToSelf(
            looked, (done, failure) -> failure == null ? done : new Looked(null, null, failure));
    return this;
  }

  private Behavior<Command> looked(Looked looked) {
    looking = false;
    if (looked.failure() != null) {
      awaited.missing("S3 and Kafka, to look for cuts of the archive", looked.failure());
      return this;
    }
    awaited.there();
    archivers.forEach(
        (place, archiver) -> {
          Long end = looked.ends().get(place.kafka());
          if (end != null) {
            archiver.tell(new PartitionArchiver.Seen(place.cutOffsets(looked.cuts()), end));
          }
        });
    return this;
  }
}
