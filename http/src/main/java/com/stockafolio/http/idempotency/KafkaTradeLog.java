package com.stockafolio.http.idempotency;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of trades in Kafka. Safe to share. */
public final class KafkaTradeLog implements TradeLog {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
  private static final int RECORDS_AT_ONCE = 2_000;

  private final Map<String, Object> properties;
  private final String topic;
  private final Duration lookTimeout;
  private final Admin admin;
  private final ThreadPoolExecutor readers;

  /** The topic's partitions, fixed for its life; 0 until they are known. */
  private final AtomicInteger partitions = new AtomicInteger();

  /**
   * Opens a client; a broker that is away is found by and by.
   *
   * @param kafka properties of clients, the bootstrap servers among them
   */
  public KafkaTradeLog(Map<String, Object> kafka, String topic, KeySettings settings) {
    this.properties = new HashMap<>(kafka);
    this.topic = topic;
    this.lookTimeout = settings.lookTimeout();
    int timeoutMillis = (int) settings.stepTimeout().toMillis();
    Map<String, Object> asking = new HashMap<>(properties);
    asking.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
    asking.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
    this.admin = Admin.create(asking);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) settings.lookTimeout().toMillis());
    this.readers =
        new ThreadPoolExecutor(
            0,
            settings.looksAtOnce(),
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "posted-trades-look");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public CompletionStage<Long> end(UserId user) {
    return partition(user)
        .thenCompose(
            partition ->
                admin
                    .listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .toCompletionStage())
        .thenApply(end -> end.offset());
  }

  @Override
  public CompletionStage<Boolean> holds(UserId user, TradeId trade, long from, long untilMillis) {
    return partition(user)
        .thenCompose(
            partition -> {
              TopicSearch search = new TopicSearch(partition, user, trade, from, untilMillis);
              CompletableFuture<Boolean> found = new CompletableFuture<>();
              try {
                readers.execute(() -> read(search, found));
              } catch (RejectedExecutionException full) {
                found.completeExceptionally(new Busy(full));
              }
              return found;
            });
  }

  private void read(TopicSearch search, CompletableFuture<Boolean> found) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      found.complete(search.run(consumer, lookTimeout));
    } catch (RuntimeException failure) {
      found.completeExceptionally(failure);
    }
  }

  private CompletionStage<TopicPartition> partition(UserId user) {
    byte[] key = user.toString().getBytes(StandardCharsets.US_ASCII);
    int known = partitions.get();
    CompletionStage<Integer> number =
        known > 0
            ? CompletableFuture.completedFuture(known)
            : admin
                .describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .toCompletionStage()
                .thenApply(
                    found -> {
                      partitions.set(found.partitions().size());
                      return found.partitions().size();
                    });
    return number.thenApply(count -> new TopicPartition(topic, Partitioning.partition(key, count)));
  }

  @Override
  public void close() {
    readers.shutdownNow();
    admin.close(CLOSE_WITHIN);
  }
}
