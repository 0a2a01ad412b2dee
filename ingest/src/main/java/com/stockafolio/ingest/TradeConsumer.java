package com.stockafolio.ingest;

import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.failure.Failures;
import com.stockafolio.ingest.kafka.Awaited;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.ingest.kafka.Topic;
import java.util.Optional;
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
  private final Executor blocking;
  private final KafkaAdmin kafka;
  private int failures;

  /** Null before the topic is known. */
  private TopicWatch watch;

  sealed interface Command {}

  private enum Prepare implements Command {
    INSTANCE
  }

  private record Prepared(Topic trades) implements Command {}

  private enum Look implements Command {
    INSTANCE
  }

  /** Kafka has told what the topic is now; or not, where there is a failure. */
  private record Looked(Topic topic, Throwable failure) implements Command {}

  private record Unprepared(Throwable failure) implements Command {}

  private static final Handlers<TradeConsumer, Command> HANDLERS =
      Handlers.of(TradeConsumer.class, Command.class)
          .on(Prepare.class, (consumer, prepare) -> consumer.prepare())
          .on(Prepared.class, (consumer, prepared) -> consumer.start(prepared.trades()))
          .on(Look.class, (consumer, look) -> consumer.look())
          .on(Looked.class, (consumer, looked) -> consumer.looked(looked))
          .on(Unprepared.class, (consumer, failed) -> consumer.unprepared(failed.failure()))
          .build();

  static Behavior<Command> create(Node node, IngestSettings settings) {
    KafkaAdmin kafka = KafkaAdmin.open(node.system(), settings.kafka(), "topics");
    Behavior<Command> behavior =
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers -> new TradeConsumer(node, settings, kafka, context, timers).begin()));
    // Without it the node would run on and consume nothing.
    return Restarting.after(settings.retry(), behavior);
  }

  private TradeConsumer(
      Node node,
      IngestSettings settings,
      KafkaAdmin kafka,
      ActorContext<Command> context,
      TimerScheduler<Command> timers) {
    this.node = node;
    this.settings = settings;
    this.kafka = kafka;
    this.context = context;
    this.timers = timers;
    progress = new ProgressTable(node.cassandra(), node.keyspace(), settings.progressConsistency());
    awaited = new Awaited(context.getLog());
    blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
  }

  private Behavior<Command> begin() {
    context.getSelf().tell(Prepare.INSTANCE);
    return HANDLERS.receive(this);
  }

  private Behavior<Command> prepare() {
    CompletionStage<Topic> prepared =
        kafka.topic(settings.kafka().tradesTopic()).thenCompose(this::check);
    context.pipeToSelf(
        prepared,
        (trades, failure) -> failure == null ? new Prepared(trades) : new Unprepared(failure));
    return Behaviors.same();
  }

  private CompletionStage<Topic> check(Topic trades) {
    int ledgers = node.ledgers().count();
    if (ledgers % trades.partitions() != 0) {
      throw new StartRefused(
          "stockafolio.ledgers = %d is no multiple of the %d partitions of topic %s; set another count of ledgers and start with an empty journal, or make the topic anew"
              .formatted(ledgers, trades.partitions(), settings.kafka().tradesTopic()));
    }
    return node.requireFact("partitions", trades.partitions()).thenApply(done -> trades);
  }

  private Behavior<Command> unprepared(Throwable failure) {
    if (Failures.cause(failure) instanceof StartRefused refused) {
      node.fail(refused.getMessage());
      return Behaviors.same();
    }
    failures++;
    awaited.missing(
        "topic %s at Kafka %s, and Cassandra"
            .formatted(settings.kafka().tradesTopic(), settings.kafka().bootstrapServers()),
        failure);
    timers.startSingleTimer(Prepare.INSTANCE, settings.retry().wait(failures));
    return Behaviors.same();
  }

  private Behavior<Command> start(Topic trades) {
    RejectedTopic rejected;
    try {
      rejected = RejectedTopic.open(settings.kafka(), blocking, node.metrics().rejectionsTruncated);
    } catch (KafkaException unresolved) {
      return unprepared(unresolved);
    }
    awaited.there();
    KafkaAdmin.closeAtTheEnd(context.getSystem(), "rejections", rejected);
    Outside outside =
        new KafkaAndCassandra(
            context.getSystem(),
            settings,
            trades,
            node.ledgers().count(),
            kafka,
            progress,
            rejected);
    watch = new TopicWatch(settings.kafka().tradesTopic(), trades, node.metrics().standstills);
    timers.startTimerWithFixedDelay(Look.INSTANCE, settings.checkTopicEvery());
    IngestWorld world =
        new IngestWorld(
            node, settings, trades, watch, new Refusals(node.metrics().standstills), outside);
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
            settings.kafka().tradesTopic(),
            trades.id(),
            trades.partitions());
    return Behaviors.same();
  }

  private Behavior<Command> look() {
    context.pipeToSelf(kafka.topic(settings.kafka().tradesTopic()), Looked::new);
    return Behaviors.same();
  }

  /** Where Kafka does not answer, those who read from it say so. */
  private Behavior<Command> looked(Looked message) {
    if (message.failure() == null) {
      watch.seen(message.topic());
    }
    return Behaviors.same();
  }
}
