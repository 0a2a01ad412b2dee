package com.stockafolio.loadtest.peer.eventsourced;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.kafka.CommitterSettings;
import akka.kafka.ConsumerMessage.Committable;
import akka.kafka.ConsumerMessage.CommittableMessage;
import akka.kafka.ConsumerSettings;
import akka.kafka.Subscriptions;
import akka.kafka.javadsl.Committer;
import akka.kafka.javadsl.Consumer;
import akka.stream.RestartSettings;
import akka.stream.javadsl.RestartSource;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.loadtest.peer.PeerOptions;
import com.stockafolio.transaction.TradeRecord;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Trades from Kafka to their users; an offset is committed when its user has answered. */
final class TradeStream {
  static final String GROUP = "event-sourced-peer";

  private static final Duration LEAST_BACK_OFF = Duration.ofMillis(200);
  private static final Duration MOST_BACK_OFF = Duration.ofSeconds(5);
  private static final double JITTER = 0.2;
  private static final Duration COMMIT_AT_LEAST_EVERY = Duration.ofMillis(500);
  private static final int MOST_POLLED = 2_000;

  private final ActorSystem<?> system;
  private final PeerOptions options;
  private final Booking booking;
  private final ClusterSharding sharding;
  private final TradeDecoder[] decoders;
  private final int inFlight;
  private final Duration askTimeout;

  TradeStream(ActorSystem<?> system, PeerOptions options, int partitions, Booking booking) {
    this.system = system;
    this.options = options;
    this.booking = booking;
    this.sharding = ClusterSharding.get(system);
    this.decoders =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TradeDecoder(partition, partitions, partitions))
            .toArray(TradeDecoder[]::new);
    Config config = system.settings().config().getConfig("peer");
    this.inFlight = config.getInt("trades-in-flight");
    this.askTimeout = config.getDuration("ask-timeout");
  }

  /** Reads until the system ends; after a failure from the last commit on. */
  void start() {
    RestartSource.onFailuresWithBackoff(
            RestartSettings.create(LEAST_BACK_OFF, MOST_BACK_OFF, JITTER), this::booked)
        .runWith(Sink.ignore(), system);
  }

  private Source<Done, NotUsed> booked() {
    return Consumer.committableSource(consumer(), Subscriptions.topics(options.topic()))
        .mapAsync(inFlight, this::book)
        .via(
            Committer.flow(CommitterSettings.create(system).withMaxInterval(COMMIT_AT_LEAST_EVERY)))
        .mapMaterializedValue(control -> NotUsed.getInstance());
  }

  private CompletionStage<Committable> book(CommittableMessage<byte[], byte[]> message) {
    ConsumerRecord<byte[], byte[]> record = message.record();
    TradeRecord trade =
        booking.read(
            decoders[record.partition()],
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value());
    if (trade == null) {
      return CompletableFuture.completedFuture(message.committableOffset());
    }
    return sharding
        .entityRefFor(PortfolioEntity.KEY, trade.transaction().userId().toString())
        .<Done>askWithStatus(replyTo -> new PortfolioEntity.Book(trade, replyTo), askTimeout)
        .thenApply(done -> message.committableOffset());
  }

  private ConsumerSettings<byte[], byte[]> consumer() {
    return ConsumerSettings.create(system, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .withBootstrapServers(options.bootstrap())
        .withGroupId(GROUP)
        .withProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
        .withProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MOST_POLLED));
  }
}
