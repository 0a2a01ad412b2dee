package com.stockafolio.ingest;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.engine.node.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of rejected records: the original key and value, with the reason and the source
 * position as headers. A record that is larger than this topic takes is put there with the first
 * {@value #KEPT_BYTES} bytes of its key and value, and headers that tell their whole lengths. Safe
 * to share.
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

  /** Header: the whole length of a value that was cut short, in bytes, in digits. */
  public static final String TRUNCATED = "truncated";

  /** Header: the whole length of a key that was cut short, in bytes, in digits. */
  public static final String TRUNCATED_KEY = "truncated-key";

  /** So much of a key or value is left where it is cut short. */
  static final int KEPT_BYTES = 65_536;

  /** The largest key and value together that are put there whole. */
  static final int MOST_WHOLE_BYTES = 2_000_000;

  /** The same, with room for headers. */
  private static final int MOST_REQUEST_BYTES = 2_200_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Executor blocking;
  private final LongAdder truncated;

  /**
   * Opens a producer.
   *
   * @param blocking where to send from: sending waits while the broker is away
   * @param truncated counts the records that are cut short
   */
  static RejectedTopic open(KafkaSettings settings, Executor blocking, LongAdder truncated) {
    Map<String, Object> properties = settings.properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_REQUEST_BYTES);
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new RejectedTopic(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        settings.rejectedTopic(),
        blocking,
        truncated);
  }

  RejectedTopic(
      Producer<byte[], byte[]> producer, String topic, Executor blocking, LongAdder truncated) {
    this.producer = producer;
    this.topic = topic;
    this.blocking = blocking;
    this.truncated = truncated;
  }

  /**
   * Sends a record once; where it proves too large for the topic, once more, cut short.
   *
   * @return completed when every in-sync replica has it, or failed
   */
  CompletionStage<Void> publish(ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection) {
    if (length(record.key()) + length(record.value()) > MOST_WHOLE_BYTES) {
      return publishTruncated(record, rejection);
    }
    return send(rejected(record, rejection, MOST_WHOLE_BYTES))
        .exceptionallyCompose(
            failure ->
                failure instanceof RecordTooLargeException && canBeCut(record)
                    ? publishTruncated(record, rejection)
                    : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Void> publishTruncated(
      ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection) {
    return send(rejected(record, rejection, KEPT_BYTES)).thenRun(truncated::increment);
  }

  private static boolean canBeCut(ConsumerRecord<byte[], byte[]> record) {
    return Math.max(length(record.key()), length(record.value())) > KEPT_BYTES;
  }

  private ProducerRecord<byte[], byte[]> rejected(
      ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection, int kept) {
    ProducerRecord<byte[], byte[]> rejected =
        new ProducerRecord<>(topic, cut(record.key(), kept), cut(record.value(), kept));
    header(rejected, REASON, rejection.reason().name());
    header(rejected, DETAIL, rejection.detail());
    header(rejected, SOURCE_PARTITION, Integer.toString(record.partition()));
    header(rejected, SOURCE_OFFSET, Long.toString(record.offset()));
    if (length(record.value()) > kept) {
      header(rejected, TRUNCATED, Integer.toString(record.value().length));
    }
    if (length(record.key()) > kept) {
      header(rejected, TRUNCATED_KEY, Integer.toString(record.key().length));
    }
    return rejected;
  }

  private static byte[] cut(byte[] bytes, int kept) {
    return length(bytes) > kept ? Arrays.copyOf(bytes, kept) : bytes;
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /** Sends from a thread that may wait: never from the one that tells how an attempt ended. */
  private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> rejected) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    blocking.execute(() -> send(rejected, sent));
    return sent;
  }

  private void send(ProducerRecord<byte[], byte[]> rejected, CompletableFuture<Void> sent) {
    try {
      producer.send(
          rejected,
          (metadata, failure) -> {
            if (failure == null) {
              sent.complete(null);
            } else {
              sent.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException failure) {
      sent.completeExceptionally(failure);
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
