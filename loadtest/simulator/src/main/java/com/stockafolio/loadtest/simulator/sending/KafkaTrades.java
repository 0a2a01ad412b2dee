package com.stockafolio.loadtest.simulator.sending;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends trades to their Kafka topic and notes what is acknowledged and what failed. */
public final class KafkaTrades implements TradeSink, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KafkaTrades.class);

  private static final int BATCH_BYTES = 128 * 1024;

  /** Records that wait to be sent or acknowledged; a full buffer blocks the sender. */
  private static final long BUFFER_BYTES = 64L * 1024 * 1024;

  /** A record that was not acknowledged for so long counts as failed. */
  private static final int GIVE_UP_MILLIS = 120_000;

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final String topic;
  private final AcknowledgedPrefix acknowledgements;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param lingerMillis how long a record waits for others to share its request
   */
  public KafkaTrades(
      String bootstrap, String topic, int lingerMillis, AcknowledgedPrefix acknowledgements) {
    this.topic = topic;
    this.acknowledgements = acknowledgements;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, "simulator",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, lingerMillis,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Fetches the topic's partitions, so that the first trade need not wait for them. */
  public void connect() {
    producer.partitionsFor(topic);
  }

  @Override
  public void send(long index, byte[] key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key, value), new Delivery(index));
    } catch (KafkaException e) {
      // Thrown without a call-back; failures that have one are not thrown.
      failed(index, e);
    }
  }

  private void failed(long index, Exception cause) {
    if (index == AGAIN) {
      return;
    }
    acknowledgements.fail(index);
    if (acknowledgements.failed() == 1) {
      log.error("Trade {} was not acknowledged; later failures are only counted.", index, cause);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }

  /** One for each record in flight, so it holds nothing but the index. */
  private final class Delivery implements Callback {
    private final long index;

    Delivery(long index) {
      this.index = index;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
      if (index == AGAIN) {
        return;
      }
      if (failure == null) {
        acknowledgements.acknowledge(index);
      } else {
        failed(index, failure);
      }
    }
  }
}
