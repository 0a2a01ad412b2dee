package com.stockafolio.loadtest.checker.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One topic from its first to its end offset, without a consumer group. */
public final class TopicReader implements AutoCloseable {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration STALLED = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** So often the end may have moved on before the reader gives up to reach it. */
  private static final int MOST_ROUNDS = 20;

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  TopicReader(String topic, Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.topic = topic;
    this.consumer = consumer;
    this.partitions = List.copyOf(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes the records, those of one partition in the order of their offsets. */
  public interface Records {
    void accept(ConsumerRecord<byte[], byte[]> entry);
  }

  /** Told how far the reading is. */
  public interface Progress {
    void at(long done, long of);
  }

  /** Waits up to a minute for the broker and the topic. */
  public static TopicReader open(String bootstrap, String topic) throws CheckFailed {
    KafkaConsumer<byte[], byte[]> consumer;
    try {
      consumer = new KafkaConsumer<>(settings(bootstrap));
    } catch (KafkaException e) {
      throw new CheckFailed("cannot use --bootstrap=" + bootstrap + ": " + rootMessage(e), e);
    }
    try {
      List<TopicPartition> partitions =
          Patience.DEFAULT.await(
              "topic " + topic + " at Kafka " + bootstrap, () -> partitions(consumer, topic));
      return new TopicReader(topic, consumer, partitions);
    } catch (CheckFailed | RuntimeException e) {
      consumer.close(Duration.ZERO);
      throw e;
    }
  }

  private static Map<String, Object> settings(String bootstrap) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "none",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        10_000,
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        8 << 20,
        ConsumerConfig.RECEIVE_BUFFER_CONFIG,
        1 << 20);
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic)
      throws Exception {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, SHORT).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new Exception("there is no such topic");
    }
    return partitions;
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  /** The number of the topic's partitions. */
  public int partitionCount() {
    return partitions.size();
  }

  /**
   * Reads from where the last reading ended up to the end, which is asked for again until it stands
   * still.
   */
  public void readToEnd(Records reader, Progress progress) throws CheckFailed {
    try {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long of = ends.values().stream().mapToLong(Long::longValue).sum();
        if (isAt(ends)) {
          progress.at(of, of);
          return;
        }
        readTo(ends, of, reader, progress);
      }
    } catch (KafkaException e) {
      throw new CheckFailed("cannot read topic " + topic + ": " + e, e);
    }
    throw new CheckFailed("topic " + topic + " is still being written to");
  }

  /** Reads all that was read so far once more, and nothing else. */
  public void readAgain(Records reader, Progress progress) throws CheckFailed {
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      partitions.forEach(partition -> ends.put(partition, consumer.position(partition)));
      long of = ends.values().stream().mapToLong(Long::longValue).sum();
      consumer.seekToBeginning(partitions);
      readTo(
          ends,
          of,
          entry -> {
            if (entry.offset() < ends.get(new TopicPartition(topic, entry.partition()))) {
              reader.accept(entry);
            }
          },
          progress);
    } catch (KafkaException e) {
      throw new CheckFailed("cannot read topic " + topic + ": " + e, e);
    }
  }

  private void readTo(Map<TopicPartition, Long> ends, long of, Records reader, Progress progress)
      throws CheckFailed {
    long lastNanos = System.nanoTime();
    while (!isAt(ends)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(reader::accept);
      long now = System.nanoTime();
      if (!records.isEmpty()) {
        lastNanos = now;
      } else if (now - lastNanos > STALLED.toNanos()) {
        throw new CheckFailed(
            "no record of topic %s came for %d s".formatted(topic, STALLED.toSeconds()));
      }
      progress.at(partitions.stream().mapToLong(consumer::position).sum(), of);
    }
  }

  /** Whether the reader stands at the end offsets of now. */
  public boolean isAtEnd() {
    return isAt(consumer.endOffsets(partitions));
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
  }

  @Override
  public void close() {
    consumer.close(SHORT);
  }
}
