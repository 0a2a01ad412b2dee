package com.stockafolio.loadtest.peer.streams;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.loadtest.peer.Peer;
import com.stockafolio.loadtest.peer.PeerOptions;
import com.stockafolio.loadtest.peer.PeerServer;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** The peer's process. Its consumer group is its application id, {@value #APPLICATION}. */
public final class StreamsPeer implements Peer {
  static final String APPLICATION = "kafka-streams-peer";

  private static final short ONE_REPLICA = 1;
  private static final int THREADS = 2;

  /** Half a second of trades a transaction; under exactly-once the default is a tenth. */
  private static final int COMMIT_INTERVAL_MILLIS = 500;

  private final KafkaStreams streams;

  private StreamsPeer(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Runs until its parent ends it. */
  public static void main(String[] args)
      throws InvalidOption, IOException, ExecutionException, InterruptedException {
    PeerOptions options = PeerOptions.parse(args);
    int partitions = prepareTopics(options);
    Booking booking = new Booking();
    KafkaStreams streams =
        new KafkaStreams(
            BookingTopology.of(options.topic(), partitions, booking), properties(options));
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "close-streams"));
    PeerServer.start(options.httpPort(), new StreamsPeer(streams), booking);
    streams.start();
    Thread.currentThread().join();
  }

  private static int prepareTopics(PeerOptions options)
      throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrap()))) {
      int partitions =
          admin
              .describeTopics(Set.of(options.topic()))
              .topicNameValues()
              .get(options.topic())
              .get()
              .partitions()
              .size();
      if (!admin.listTopics().names().get().contains(BookingTopology.RESULTS)) {
        NewTopic results = new NewTopic(BookingTopology.RESULTS, partitions, ONE_REPLICA);
        admin.createTopics(List.of(results)).all().get();
      }
      return partitions;
    }
  }

  private static Properties properties(PeerOptions options) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrap());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, options.data().resolve("state").toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) ONE_REPLICA);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
    return properties;
  }

  @Override
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void portfolios(Sink sink) throws IOException {
    var store =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                BookingTopology.STORE, QueryableStoreTypes.<UserId, Portfolio>keyValueStore()));
    try (KeyValueIterator<UserId, Portfolio> all = store.all()) {
      while (all.hasNext()) {
        sink.take(all.next().value);
      }
    }
  }
}
