package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.engine.node.ArchiveProgress;
import com.stockafolio.ingest.kafka.Awaited;
import com.stockafolio.ingest.kafka.KafkaAdmin;
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
 * request to S3 takes as much processor time as archiving a thousand trades. S3 and Kafka are asked
 * each by itself, so that it is told how far the archive lags while S3 is away.
 */
final class ArchiveLookout extends AbstractBehavior<ArchiveLookout.Command> {
  private final Sources sources;
  private final Awaited awaitedCuts;
  private final Awaited awaitedEnds;
  private final ArchiveProgress progress;

  /** Outlives a failure of the lookout: who is archived here says so but once. */
  private final Map<ArchivePlace, ActorRef<PartitionArchiver.Command>> archivers;

  private Map<TopicPartition, Long> ends = Map.of();
  private boolean lookingForCuts;
  private boolean lookingForEnds;

  /**
   * Where it looks.
   *
   * @param cuts names of the cuts of all partitions
   * @param ends where some partitions end
   */
  record Sources(
      Supplier<CompletionStage<List<String>>> cuts,
      Function<Collection<TopicPartition>, CompletionStage<Map<TopicPartition, Long>>> ends) {}

  sealed interface Command {}

  /** A partition is archived here from now on, and wants to be told, until its archiver ends. */
  record Watch(ArchivePlace place, ActorRef<PartitionArchiver.Command> archiver)
      implements Command {}

  private record Left(ArchivePlace place, ActorRef<PartitionArchiver.Command> archiver)
      implements Command {}

  private enum Look implements Command {
    INSTANCE
  }

  private record CutsSeen(List<String> cuts, Throwable failure) implements Command {}

  private record EndsSeen(Map<TopicPartition, Long> ends, Throwable failure) implements Command {}

  private static final Handlers<ArchiveLookout, Command> HANDLERS =
      Handlers.of(ArchiveLookout.class, Command.class)
          .on(Watch.class, ArchiveLookout::watch)
          .on(Left.class, ArchiveLookout::left)
          .on(Look.class, (lookout, look) -> lookout.look())
          .on(CutsSeen.class, ArchiveLookout::cutsSeen)
          .on(EndsSeen.class, ArchiveLookout::endsSeen)
          .build();

  static Behavior<Command> create(
      ArchiveSettings settings, Bucket bucket, KafkaAdmin topics, ArchiveProgress progress) {
    return create(
        settings,
        new Sources(() -> bucket.list(ArchivePlace.ALL_CUTS), topics::endOffsets),
        progress);
  }

  static Behavior<Command> create(
      ArchiveSettings settings, Sources sources, ArchiveProgress progress) {
    return Behaviors.setup(
        outer -> {
          Map<ArchivePlace, ActorRef<PartitionArchiver.Command>> archivers = new HashMap<>();
          Behavior<Command> lookout =
              Behaviors.setup(
                  context ->
                      Behaviors.withTimers(
                          timers ->
                              new ArchiveLookout(
                                  context, timers, settings, sources, progress, archivers)));
          return Restarting.after(settings.retry(), lookout);
        });
  }

  private ArchiveLookout(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ArchiveSettings settings,
      Sources sources,
      ArchiveProgress progress,
      Map<ArchivePlace, ActorRef<PartitionArchiver.Command>> archivers) {
    super(context);
    this.sources = sources;
    this.archivers = archivers;
    this.progress = progress;
    awaitedCuts = new Awaited(context.getLog());
    awaitedEnds = new Awaited(context.getLog());
    timers.startTimerWithFixedDelay(Look.INSTANCE, settings.lookForCutsEvery());
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> watch(Watch watch) {
    archivers.put(watch.place(), watch.archiver());
    getContext().watchWith(watch.archiver(), new Left(watch.place(), watch.archiver()));
    return this;
  }

  private Behavior<Command> left(Left left) {
    archivers.remove(left.place(), left.archiver());
    return this;
  }

  private Behavior<Command> look() {
    if (archivers.isEmpty()) {
      return this;
    }
    if (!lookingForEnds) {
      lookingForEnds = true;
      getContext()
          .pipeToSelf(
              sources.ends.apply(archivers.keySet().stream().map(ArchivePlace::kafka).toList()),
              EndsSeen::new);
    }
    if (!lookingForCuts) {
      lookingForCuts = true;
      getContext().pipeToSelf(sources.cuts.get(), CutsSeen::new);
    }
    return this;
  }

  private Behavior<Command> endsSeen(EndsSeen seen) {
    lookingForEnds = false;
    if (seen.failure() != null) {
      awaitedEnds.missing("Kafka, to tell how far the archive lags", seen.failure());
      return this;
    }
    awaitedEnds.there();
    ends = seen.ends();
    archivers
        .keySet()
        .forEach(
            place -> {
              Long end = ends.get(place.kafka());
              if (end != null) {
                progress.ends(place.toString(), end);
              }
            });
    return this;
  }

  private Behavior<Command> cutsSeen(CutsSeen seen) {
    lookingForCuts = false;
    if (seen.failure() != null) {
      awaitedCuts.missing("S3, to look for cuts of the archive", seen.failure());
      return this;
    }
    awaitedCuts.there();
    archivers.forEach(
        (place, archiver) -> {
          Long end = ends.get(place.kafka());
          if (end != null) {
            archiver.tell(new PartitionArchiver.Seen(place.cutOffsets(seen.cuts()), end));
          }
        });
    return this;
  }
}
