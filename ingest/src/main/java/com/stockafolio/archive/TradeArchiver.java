package com.stockafolio.archive;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.engine.Node;
import com.stockafolio.ingest.kafka.Awaited;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.ingest.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Prepares a node's share of the archive: waits for the topics, then has each partition of trades
 * and of rejected records archived by one {@link PartitionArchiver} somewhere in the cluster.
 */
public final class TradeArchiver {
  private static final Duration KEEP_ALIVE_EVERY = Duration.ofSeconds(5);

  private final Node node;
  private final ArchiveSettings settings;
  private final KafkaAdmin topics;
  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Awaited awaited;
  private int failures;

  sealed interface Command {}

  private enum Prepare implements Command {
    INSTANCE
  }

  private record Prepared(Topic trades, Topic rejected, Throwable failure) implements Command {}

  private static final Handlers<TradeArchiver, Command> HANDLERS =
      Handlers.of(TradeArchiver.class, Command.class)
          .on(Prepare.class, (archiver, prepare) -> archiver.prepare())
          .on(Prepared.class, TradeArchiver::prepared)
          .build();

  static Behavior<Command> create(Node node, ArchiveSettings settings, KafkaAdmin topics) {
    Behavior<Command> behavior =
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers -> new TradeArchiver(node, settings, topics, context, timers).begin()));
    return Restarting.after(settings.retry(), behavior);
  }

  private TradeArchiver(
      Node node,
      ArchiveSettings settings,
      KafkaAdmin topics,
      ActorContext<Command> context,
      TimerScheduler<Command> timers) {
    this.node = node;
    this.settings = settings;
    this.topics = topics;
    this.context = context;
    this.timers = timers;
    awaited = new Awaited(context.getLog());
  }

  private Behavior<Command> begin() {
    context.getSelf().tell(Prepare.INSTANCE);
    return HANDLERS.receive(this);
  }

  private Behavior<Command> prepare() {
    CompletionStage<Prepared> prepared =
        topics
            .topic(settings.kafka().tradesTopic())
            .thenCombine(
                topics.topic(settings.kafka().rejectedTopic()),
                (trades, rejected) -> new Prepared(trades, rejected, null));
    context.pipeToSelf(
        prepared, (done, failure) -> failure == null ? done : new Prepared(null, null, failure));
    return Behaviors.same();
  }

  private Behavior<Command> prepared(Prepared prepared) {
    return prepared.failure() == null ? start(prepared) : unprepared(prepared.failure());
  }

  private Behavior<Command> unprepared(Throwable failure) {
    failures++;
    awaited.missing(
        "topics %s and %s at Kafka %s, to archive them"
            .formatted(
                settings.kafka().tradesTopic(),
                settings.kafka().rejectedTopic(),
                settings.kafka().bootstrapServers()),
        failure);
    timers.startSingleTimer(Prepare.INSTANCE, settings.retry().wait(failures));
    return Behaviors.same();
  }

  private Behavior<Command> start(Prepared prepared) {
    awaited.there();
    List<ArchivePlace> places =
        places(settings, prepared.trades().partitions(), prepared.rejected().partitions());
    Bucket bucket = new Bucket(context.getSystem(), settings.bucket());
    ArchiveWorld world =
        new ArchiveWorld(
            node,
            settings,
            bucket,
            topics,
            prepared.trades(),
            prepared.rejected(),
            context.spawn(
                ArchiveLookout.create(settings, bucket, topics, node.metrics().archive),
                "lookout"));
    ShardedDaemonProcess.get(context.getSystem())
        .init(
            PartitionArchiver.Command.class,
            "archive",
            places.size(),
            number -> PartitionArchiver.create(world, places.get(number)),
            ShardedDaemonProcessSettings.create(context.getSystem())
                .withRole(ArchivePart.ROLE)
                .withKeepAliveInterval(KEEP_ALIVE_EVERY),
            Optional.of(PartitionArchiver.Stop.INSTANCE));
    context.getLog().info("Archiving {} partitions to bucket {}", places.size(), settings.bucket());
    return Behaviors.same();
  }

  /** All archived partitions, those of trades first. */
  public static List<ArchivePlace> places(ArchiveSettings settings, int trades, int rejected) {
    List<ArchivePlace> places = new ArrayList<>();
    for (int partition = 0; partition < trades; partition++) {
      places.add(new ArchivePlace(settings.kafka().tradesTopic(), partition));
    }
    for (int partition = 0; partition < rejected; partition++) {
      places.add(new ArchivePlace(settings.kafka().rejectedTopic(), partition));
    }
    return places;
  }
}
