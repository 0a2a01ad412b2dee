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
 * request to S3 takes as much processor time as archiving a thousand trades.
 */
final class ArchiveLookout extends AbstractBehavior<ArchiveLookout.Command> {
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

  sealed interface Command {}

  /** A partition is archived here from now on, and wants to be told, until its archiver ends. */
  record Watch(ArchivePlace place, ActorRef<PartitionArchiver.Command> archiver)
      implements Command {}

  private record Left(ArchivePlace place, ActorRef<PartitionArchiver.Command> archiver)
      implements Command {}

  private enum Look implements Command {
    INSTANCE
  }

  private record Looked(List<String> cuts, Map<TopicPartition, Long> ends, Throwable failure)
      implements Command {}

  private static final Handlers<ArchiveLookout, Command> HANDLERS =
      Handlers.of(ArchiveLookout.class, Command.class)
          .on(Watch.class, ArchiveLookout::watch)
          .on(Left.class, ArchiveLookout::left)
          .on(Look.class, (lookout, look) -> lookout.look())
          .on(Looked.class, ArchiveLookout::looked)
          .build();

  static Behavior<Command> create(ArchiveSettings settings, Bucket bucket, KafkaAdmin topics) {
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
          return Restarting.after(settings.retry(), lookout);
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
