package com.stockafolio.ingest;

import com.stockafolio.delivery.LedgerRejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of rejected records: the original key and value, with the reason and the source
 * position as headers. Safe to share.
 */
public final class RejectedTopic implements AutoCloseable {
  /** Header: the name of the reason. */
  public static final String REASON = "reason";

  /** Header: the reason in words. */
  public static final String DETAIL = "detail";

  /** Header: the partition of the topic of trades, in digits. */
  public static final String SOURCE_PARTITION = "source-partition";

  /** Header: the offset there, in digits. */
  public static final String SOURCE_OFFSET = "source-offset";

  /** The largest original value that Kafka takes by default, twice, with room for headers. */
  private static final int MOST_REQUEST_BYTES = 2_200_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Executor blocking;

  /**
   * Opens a producer.
   *
   * @param blocking where to send from: sending waits while the broker is away
   */
  static RejectedTopic open(IngestSettings settings, Executor blocking) {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_REQUEST_BYTES);
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new RejectedTopic(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        settings.rejectedTopic(),
        blocking);
  }

  RejectedTopic(Producer<byte[], byte[]> producer, String topic, Executor blocking) {
    this.producer = producer;
    this.topic = topic;
    this.blocking = blocking;
  }

  /**
   * Sends a record once.
   *
   * @return completed when every in-sync replica has it, or failed
   */
  CompletionStage<Void> publish(ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection) {
    CompletableFuture<Void> published = new CompletableFuture<>();
    ProducerRecord<byte[], byte[]> rejected =
        new ProducerRecord<>(topic, record.key(), record.value());
    header(rejected, REASON, rejection.reason().name());
    header(rejected, DETAIL, rejection.detail());
    header(rejected, SOURCE_PARTITION, Integer.toString(record.partition()));
    header(rejected, SOURCE_OFFSET, Long.toString(record.offset()));
    blocking.execute(() -> send(rejected, published));
    return published;
  }

  private void send(ProducerRecord<byte[], byte[]> rejected, CompletableFuture<Void> published) {
    try {
      producer.send(
          rejected,
          (metadata, failure) -> {
            if (failure == null) {
              published.complete(null);
            } else {
              published.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException failure) {
      published.completeExceptionally(failure);
    }
  }

  private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
