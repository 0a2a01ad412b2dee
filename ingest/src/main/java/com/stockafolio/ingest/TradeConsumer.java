package com.stockafolio.ingest;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.StartRefused;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.kafka.common.KafkaException;

/**
 * Prepares a node's share of ingest: waits for Kafka and its topic, checks that the partitions are
 * those the journal was begun with, and has each of them consumed by one {@link PartitionConsumer}
 * somewhere in the cluster.
 */
final class TradeConsumer {
  private final Node node;
  private final IngestSettings settings;
  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final ProgressTable progress;
  private final Awaited awaited;
  private KafkaTopics topics;
  private RejectedTopic rejected;
  private int failures;

  sealed interface Command {
    Behavior<Command> on(TradeConsumer consumer);
  }

  private enum Prepare implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(TradeConsumer consumer) {
      return consumer.prepare();
    }
  }

  private record Prepared(KafkaTopics.Trades trades) implements Command {
    @Override
    public Behavior<Command> on(TradeConsumer consumer) {
      return consumer.start(trades);
    }
  }

  private record Unprepared(Throwable failure) implements Command {
    @Override
    public Behavior<Command> on(TradeConsumer consumer) {
      return consumer.unprepared(Awaited.cause(failure));
    }
  }

  static Behavior<Command> create(Node node, IngestSettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new TradeConsumer(node, settings, context, timers).begin()));
  }

  private TradeConsumer(
      Node node,
      IngestSettings settings,
      ActorContext<Command> context,
      TimerScheduler<Command> timers) {
    this.node = node;
    this.settings = settings;
    this.context = context;
    this.timers = timers;
    progress = new ProgressTable(node.cassandra(), node.keyspace(), settings.progressConsistency());
    awaited = new Awaited(context.getLog());
  }

  private Behavior<Command> begin() {
    context.getSelf().tell(Prepare.INSTANCE);
    return Behaviors.receive(Command.class)
        .onMessage(Command.class, message -> message.on(this))
        .build();
  }

  private Behavior<Command> prepare() {
    try {
      openClients();
    } catch (KafkaException unresolved) {
      return unprepared(unresolved);
    }
    CompletionStage<KafkaTopics.Trades> prepared =
        progress.create().thenCompose(done -> topics.trades()).thenCompose(this::check);
    context.pipeToSelf(
        prepared,
        (trades, failure) -> failure == null ? new Prepared(trades) : new Unprepared(failure));
    return Behaviors.same();
  }

  private void openClients() {
    if (topics == null) {
      topics = new KafkaTopics(settings);
    }
    if (rejected == null) {
      Executor blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
      rejected = RejectedTopic.open(settings, blocking);
      CoordinatedShutdown.get(context.getSystem())
          .addTask(
              CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
              "close-kafka-clients",
              () -> CompletableFuture.supplyAsync(this::closeClients, blocking));
    }
  }

  private Done closeClients() {
    rejected.close();
    topics.close();
    return Done.getInstance();
  }

  private CompletionStage<KafkaTopics.Trades> check(KafkaTopics.Trades trades) {
    int ledgers = node.ledgers().count();
    if (ledgers % trades.partitions() != 0) {
      throw new StartRefused(
          "stockafolio.ledgers = %d is no multiple of the %d partitions of topic %s; set another count of ledgers and start with an empty journal, or make the topic anew"
              .formatted(ledgers, trades.partitions(), settings.tradesTopic()));
    }
    return node.requireFact("partitions", trades.partitions()).thenApply(done -> trades);
  }

  private Behavior<Command> unprepared(Throwable failure) {
    if (failure instanceof StartRefused refused) {
      node.fail(refused.getMessage());
      return Behaviors.same();
    }
    failures++;
    awaited.missing(
        "topic %s at Kafka %s, and Cassandra"
            .formatted(settings.tradesTopic(), settings.bootstrapServers()),
        failure);
    timers.startSingleTimer(Prepare.INSTANCE, settings.backOff(failures));
    return Behaviors.same();
  }

  private Behavior<Command> start(KafkaTopics.Trades trades) {
    awaited.there();
    IngestWorld world = new IngestWorld(node, settings, topics, trades, progress, rejected);
    ShardedDaemonProcess.get(context.getSystem())
        .init(
            PartitionConsumer.Command.class,
            "trades",
            trades.partitions(),
            partition -> PartitionConsumer.create(world, partition),
            ShardedDaemonProcessSettings.create(context.getSystem())
                .withRole("ingest")
                .withKeepAliveInterval(settings.keepAliveEvery()),
            Optional.of(PartitionConsumer.Stop.INSTANCE));
    context
        .getLog()
        .info(
            "Consuming topic {} (id {}, {} partitions)",
            settings.tradesTopic(),
            trades.topicId(),
            trades.partitions());
    return Behaviors.same();
  }
}
