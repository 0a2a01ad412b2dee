package com.stockafolio.http.topics;

import com.stockafolio.failure.BackOff;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic for as long as the node lives, on a thread of its own, without a
 * group. A broker that is away and a topic that is not there yet are waited for; after a failure it
 * goes on where it was.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(400), Duration.ofSeconds(5));
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  /** Where the first reading of a topic begins. */
  public enum From {
    /** At the oldest record that is there. */
    BEGINNING("earliest"),
    /** After the newest: what was said before is not for this node's clients. */
    END("latest");

    private final String reset;

    From(String reset) {
      this.reset = reset;
    }
  }

  private final Map<String, Object> properties;
  private final String topic;
  private final From from;
  private final Consumer<ConsumerRecords<byte[], byte[]>> reader;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** The next offset of each partition that was read from. */
  private final Map<TopicPartition, Long> next = new HashMap<>();

  private volatile KafkaConsumer<byte[], byte[]> consumer;
  private int failures;

  private TopicTail(
      Map<String, Object> clientProperties,
      String topic,
      From from,
      Consumer<ConsumerRecords<byte[], byte[]>> reader) {
    this.properties = new HashMap<>(clientProperties);
    this.topic = topic;
    this.from = from;
    this.reader = reader;
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from.reset);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.thread = new Thread(this::run, "tail-of-" + topic);
    thread.setDaemon(true);
  }

  /**
   * Begins to read.
   *
   * @param clientProperties Kafka's, with at least {@code bootstrap.servers}
   * @param reader told of the records of each poll, in the order of their partition; called by one
   *     thread. Where it throws it is told them one by one, and those that it cannot take are
   *     skipped
   * @param skipped counts these
   */
  public static TopicTail start(
      Map<String, Object> clientProperties,
      String topic,
      From from,
      Consumer<ConsumerRecords<byte[], byte[]>> reader,
      LongAdder skipped) {
    Consumer<ConsumerRecords<byte[], byte[]>> careful = new SkippingReader(topic, reader, skipped);
    TopicTail tail = new TopicTail(clientProperties, topic, from, careful);
    tail.thread.start();
    return tail;
  }

  private void run() {
    while (!isClosing()) {
      try (KafkaConsumer<byte[], byte[]> opened =
          new KafkaConsumer<>(
              properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer = opened;
        if (isClosing()) {
          return;
        }
        read(opened);
      } catch (WakeupException woken) {
        return; // Only close() wakes it.
      } catch (RuntimeException failure) {
        failed(failure.toString());
      } finally {
        consumer = null;
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> opened) {
    List<PartitionInfo> partitions = opened.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      failed("there is no such topic yet");
      return;
    }
    List<TopicPartition> assigned =
        partitions.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    opened.assign(assigned);
    goOn(opened, assigned);
    while (!isClosing()) {
      ConsumerRecords<byte[], byte[]> records = opened.poll(POLL);
      if (failures > 0) {
        LOG.info("Topic {} is read again", topic);
        failures = 0;
      }
      if (!records.isEmpty()) {
        reader.accept(records);
        remember(records);
      }
    }
  }

  private void goOn(KafkaConsumer<byte[], byte[]> opened, Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      Long offset = next.get(partition);
      if (offset != null) {
        opened.seek(partition, offset);
      } else if (from == From.BEGINNING) {
        opened.seekToBeginning(List.of(partition));
      } else {
        opened.seekToEnd(List.of(partition));
        next.put(partition, opened.position(partition));
      }
    }
  }

  private void remember(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
      next.put(partition, read.get(read.size() - 1).offset() + 1);
    }
  }

  /** The first failure of a row is told; the wait is twice as long after each. */
  private void failed(String why) {
    if (failures++ == 0) {
      LOG.warn("Topic {} cannot be read now, and is tried again: {}", topic, why);
    }
    try {
      if (closing.await(BACK_OFF.wait(failures).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Topic {} is not read any more", topic);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Ends the reading; waits two seconds at most. */
  @Override
  public void close() {
    closing.countDown();
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
