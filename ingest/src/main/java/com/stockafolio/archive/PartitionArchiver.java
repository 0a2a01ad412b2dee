package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.ingest.kafka.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Archives one partition somewhere in the cluster: finds where its finished objects end, has an
 * {@link ArchiveRun} go on from there, and begins again whenever that ends.
 */
final class PartitionArchiver extends AbstractBehavior<PartitionArchiver.Command> {
  private final ArchiveWorld world;
  private final ArchivePlace place;
  private final ArchiveChain chain;
  private final TimerScheduler<Command> timers;
  private final Awaited awaited;
  private ActorRef<ArchiveRun.Command> run;
  private int failures;

  sealed interface Command {}

  enum Stop implements Command {
    INSTANCE
  }

  private enum Locate implements Command {
    INSTANCE
  }

  private record Located(long position, ArchiveChain.Position found, int aborted)
      implements Command {}

  /**
   * What was seen of the partition from outside.
   *
   * @param cuts all of its cuts
   * @param endOffset the offset behind its last record
   */
  record Seen(List<Long> cuts, long endOffset) implements Command {}

  /** An object is finished. */
  record Archived(long first, long end, long records) implements Command {}

  /** The run has ended since a cut lies within the object it was writing. */
  enum CutFound implements Command {
    INSTANCE
  }

  /** The run has ended, or did not begin. */
  record RunFailed(String what, Throwable cause) implements Command {}

  /** A run has stopped; told already why, unless by an error that it did not foresee. */
  private record RunStopped(ActorRef<ArchiveRun.Command> stopped) implements Command {}

  private static final Handlers<PartitionArchiver, Command> HANDLERS =
      Handlers.of(PartitionArchiver.class, Command.class)
          .on(Locate.class, (archiver, locate) -> archiver.locate())
          .on(Located.class, PartitionArchiver::located)
          .on(Seen.class, PartitionArchiver::seen)
          .on(Archived.class, PartitionArchiver::archived)
          .on(CutFound.class, (archiver, found) -> archiver.cutFound())
          .on(RunFailed.class, PartitionArchiver::failed)
          .on(RunStopped.class, PartitionArchiver::runStopped)
          .on(Stop.class, (archiver, stop) -> Behaviors.stopped())
          .onSignal(PostStop.class, (archiver, signal) -> archiver.left())
          .build();

  static Behavior<Command> create(ArchiveWorld world, ArchivePlace place) {
    Behavior<Command> behavior =
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers -> new PartitionArchiver(context, timers, world, place)));
    return Restarting.after(world.settings().retry(), behavior);
  }

  private PartitionArchiver(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ArchiveWorld world,
      ArchivePlace place) {
    super(context);
    this.world = world;
    this.place = place;
    this.timers = timers;
    chain = new ArchiveChain(world.bucket(), place);
    awaited = new Awaited(context.getLog());
    world.lookout().tell(new ArchiveLookout.Watch(place, context.getSelf()));
    context.getSelf().tell(Locate.INSTANCE);
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> left() {
    world.node().metrics().archive.left(place.toString());
    return this;
  }

  private Behavior<Command> locate() {
    CompletionStage<Located> located =
        world
            .bucket()
            .abortUploads(place.objects())
            .thenCompose(
                aborted ->
                    chain
                        .position(world.settings().recordsPerObject())
                        .thenCompose(found -> begin(found, aborted)));
    getContext()
        .pipeToSelf(
            located,
            (found, failure) ->
                failure == null ? found : new RunFailed("finding where to go on", failure));
    return this;
  }

  private CompletionStage<Located> begin(ArchiveChain.Position found, int aborted) {
    // Kafka may have dropped records already when a partition is archived for the first time.
    return world
        .topics()
        .firstOffset(place.kafka())
        .thenApply(first -> new Located(found.next().orElse(first), found, aborted));
  }

  private Behavior<Command> located(Located located) {
    awaited.there();
    if (located.aborted() > 0) {
      getContext().getLog().info("{}: {} unfinished uploads given up", place, located.aborted());
    }
    List<Long> cuts = new ArrayList<>(located.found().cuts());
    if (located.found().gapBefore() >= 0) {
      getContext()
          .getLog()
          .warn(
              "{}: the archive has a gap from offset {} to {}; it is filled",
              place,
              located.position(),
              located.found().gapBefore());
      cuts.add(located.found().gapBefore());
    }
    getContext().getLog().info("{}: archiving from offset {} on", place, located.position());
    world.node().metrics().archive.moved(place.toString(), located.position());
    run =
        getContext()
            .spawnAnonymous(
                ArchiveRun.create(world, place, located.position(), cuts, getContext().getSelf()),
                DispatcherSelector.fromConfig(ArchiveStream.DISPATCHER));
    getContext().watchWith(run, new RunStopped(run));
    return this;
  }

  private Behavior<Command> seen(Seen seen) {
    world.node().metrics().archive.ends(place.toString(), seen.endOffset());
    if (run != null) {
      run.tell(new ArchiveRun.CutsFound(seen.cuts()));
    }
    return this;
  }

  private Behavior<Command> archived(Archived object) {
    failures = 0;
    world.node().metrics().archive.moved(place.toString(), object.end());
    getContext()
        .getLog()
        .debug("{}: {} to {}, {} records", place, object.first(), object.end(), object.records());
    // For tools that show lag; where Kafka does not take it, the next object brings it up to date.
    world.topics().commit(world.settings().groupId(), place.kafka(), object.end());
    return this;
  }

  private Behavior<Command> cutFound() {
    run = null;
    return locate();
  }

  private Behavior<Command> runStopped(RunStopped message) {
    return message.stopped().equals(run)
        ? failed(new RunFailed("an error, see above", null))
        : this;
  }

  private Behavior<Command> failed(RunFailed failed) {
    run = null;
    failures++;
    awaited.missing(
        "the archive of %s in bucket %s: %s".formatted(place, world.bucket().name(), failed.what()),
        failed.cause() == null ? new IllegalStateException("ended") : failed.cause());
    timers.startSingleTimer(Locate.INSTANCE, world.settings().retry().wait(failures));
    return this;
  }
}
