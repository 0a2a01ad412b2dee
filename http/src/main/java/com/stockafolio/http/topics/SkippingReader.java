package com.stockafolio.http.topics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader that no record stops: those that the one behind it cannot take are skipped and counted.
 * Confined to its thread.
 */
final class SkippingReader implements Consumer<ConsumerRecords<byte[], byte[]>> {
  private static final Logger LOG = LoggerFactory.getLogger(SkippingReader.class);

  private final String topic;
  private final Consumer<ConsumerRecords<byte[], byte[]>> reader;
  private final LongAdder skipped;
  private boolean said;

  SkippingReader(
      String topic, Consumer<ConsumerRecords<byte[], byte[]>> reader, LongAdder skipped) {
    this.topic = topic;
    this.reader = reader;
    this.skipped = skipped;
  }

  @Override
  public void accept(ConsumerRecords<byte[], byte[]> records) {
    try {
      reader.accept(records);
    } catch (RuntimeException oneOfThem) {
      records.forEach(this::acceptAlone);
    }
  }

  private void acceptAlone(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try {
      reader.accept(new ConsumerRecords<>(Map.of(partition, List.of(record))));
    } catch (RuntimeException unreadable) {
      skipped.increment();
      if (!said) {
        said = true;
        LOG.warn(
            "Offset {} of {} cannot be read and is skipped, as others of topic {} will be",
            record.offset(),
            partition,
            topic,
            unreadable);
      }
    }
  }
}
