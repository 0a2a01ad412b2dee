package com.stockafolio.desk;

import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.market.text.MarketJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of trades, as the desk writes its copies there. Safe to share. */
final class CopyTopic implements AutoCloseable {
  private static final byte[] KEY = MarketJson.KEY.getBytes(StandardCharsets.US_ASCII);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Executor blocking;

  private CopyTopic(Producer<byte[], byte[]> producer, String topic, Executor blocking) {
    this.producer = producer;
    this.topic = topic;
    this.blocking = blocking;
  }

  /**
   * Opens a producer.
   *
   * @param blocking where to send from: sending waits while the broker is away
   */
  static CopyTopic open(KafkaSettings settings, Executor blocking) {
    Map<String, Object> properties = settings.properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    return new CopyTopic(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        settings.tradesTopic(),
        blocking);
  }

  /**
   * Writes a copy.
   *
   * @return done when every in-sync replica has it; failed where that is not known
   */
  CompletionStage<Void> write(int partition, byte[] value) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    blocking.execute(
        () -> {
          try {
            producer.send(
                new ProducerRecord<>(topic, partition, KEY, value),
                (metadata, failure) -> {
                  if (failure == null) {
                    written.complete(null);
                  } else {
                    written.completeExceptionally(failure);
                  }
                });
          } catch (RuntimeException failure) {
            written.completeExceptionally(failure);
          }
        });
    return written;
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
