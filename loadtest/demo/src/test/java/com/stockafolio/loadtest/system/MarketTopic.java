package com.stockafolio.loadtest.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.stockafolio.testing.SignedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The market's records on the topic of trades of a test's system. */
final class MarketTopic {
  private static final byte[] KEY = SignedRecord.KEY.getBytes(US_ASCII);

  private final Map<String, Object> kafka;

  MarketTopic(TestSystem system) {
    kafka = Map.of("bootstrap.servers", system.stack().ports().kafkaAddress());
  }

  /** Writes one copy, as a desk does. */
  void write(int partition, byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("trades", partition, KEY, value)).get();
    }
  }

  /** By partition the values in the order of their first copies. */
  List<List<String>> firstCopies() {
    List<Map<String, Long>> first = new ArrayList<>();
    for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
      first.add(new LinkedHashMap<>());
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> places =
          IntStream.range(0, TestSystem.PARTITIONS)
              .mapToObj(partition -> new TopicPartition("trades", partition))
              .toList();
      consumer.assign(places);
      consumer.seekToBeginning(places);
      Map<TopicPartition, Long> ends = consumer.endOffsets(places);
      while (places.stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key() != null && Arrays.equals(record.key(), KEY)) {
            first
                .get(record.partition())
                .putIfAbsent(new String(record.value(), UTF_8), record.offset());
          }
        }
      }
    }
    return first.stream().map(copies -> List.copyOf(copies.keySet())).toList();
  }
}
