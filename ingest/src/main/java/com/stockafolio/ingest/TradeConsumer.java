package com.stockafolio.ingest;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.node.StartRefused;
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
  private static final double RESTART_JITTER = 0.2;

  private final Node node;
  private final IngestSettings settings;
  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final ProgressTable progress;
  private final Awaited awaited;
  private final Executor blocking;
  private KafkaTopics topics;
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
    Behavior<Command> behavior =
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers -> new TradeConsumer(node, settings, context, timers).begin()));
    // Without it the node would run on and consume nothing.
    return Behaviors.supervise(behavior)
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                settings.retryAfter(), settings.longestRetryAfter(), RESTART_JITTER));
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
    blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
  }

  private Behavior<Command> begin() {
    context.getSelf().tell(Prepare.INSTANCE);
    return Behaviors.receive(Command.class)
        .onMessage(Command.class, message -> message.on(this))
        .build();
  }

  private Behavior<Command> prepare() {
    if (topics == null) {
      try {
        topics = new KafkaTopics(settings);
      } catch (KafkaException unresolved) {
        return unprepared(unresolved);
      }
      closeAtTheEnd("topics", topics);
    }
    CompletionStage<KafkaTopics.Trades> prepared =
        progress.create().thenCompose(done -> topics.trades()).thenCompose(this::check);
    context.pipeToSelf(
        prepared,
        (trades, failure) -> failure == null ? new Prepared(trades) : new Unprepared(failure));
    return Behaviors.same();
  }

  private void closeAtTheEnd(String what, AutoCloseable client) {
    CoordinatedShutdown.get(context.getSystem())
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close-kafka-" + what,
            () -> CompletableFuture.supplyAsync(() -> close(client), blocking));
  }

  private static Done close(AutoCloseable client) {
    try {
      client.close();
      return Done.getInstance();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
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
    RejectedTopic rejected;
    try {
      rejected = RejectedTopic.open(settings, blocking, node.metrics().rejectionsTruncated);
    } catch (KafkaException unresolved) {
      return unprepared(unresolved);
    }
    awaited.there();
    closeAtTheEnd("rejections", rejected);
    Outside outside =
        new KafkaAndCassandra(
            context.getSystem(),
            settings,
            trades,
            node.ledgers().count(),
            topics,
            progress,
            rejected);
    IngestWorld world = new IngestWorld(node, settings, trades, outside);
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
