package com.stockafolio.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.portfolio.FixedPoint;
import com.stockafolio.portfolio.Price;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The newest price of each symbol on the topic of prices. */
final class ClosingPrices {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All symbols are priced within seconds; only where some are missing is all of it read. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ArchiveSettings.Kafka settings;

  ClosingPrices(ArchiveSettings.Kafka settings) {
    this.settings = settings;
  }

  /**
   * Reads the prices; blocks.
   *
   * @param enough with so many symbols older records are not looked at
   * @return dollars with four decimals, by symbol; empty where there is no such topic
   */
  SortedMap<String, String> newest(int enough) {
    Map<String, Object> properties = new HashMap<>(settings.properties());
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(settings.pricesTopic()).stream()
              .map(ClosingPrices::partition)
              .toList();
      if (partitions.isEmpty()) {
        return new TreeMap<>();
      }
      consumer.assign(partitions);
      seekToRecent(consumer, partitions);
      SortedMap<String, String> recent = readToEnd(consumer, partitions);
      if (recent.size() >= enough) {
        return recent;
      }
      consumer.seekToBeginning(partitions);
      return readToEnd(consumer, partitions);
    }
  }

  private static void seekToRecent(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    long from = Instant.now().minus(RECENT).toEpochMilli();
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp at = found.get(partition);
      if (at == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, at.offset());
      }
    }
  }

  private static SortedMap<String, String> readToEnd(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Instant deadline = Instant.now().plus(PATIENCE);
    SortedMap<String, String> prices = new TreeMap<>();
    while (partitions.stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        read(record.value(), prices);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the topic of prices could not be read to its end");
      }
    }
    return prices;
  }

  /** Takes a price over an older one; what is no price is passed over, as anyone may send it. */
  static void read(byte[] value, Map<String, String> prices) {
    if (value == null) {
      return;
    }
    try {
      JsonNode json = JSON.readTree(value);
      String symbol = json.path("symbol").asText();
      long price = FixedPoint.parse4(json.path("price").asText());
      if (!symbol.isEmpty() && price > 0) {
        prices.put(symbol, new Price(price).toString());
      }
    } catch (IOException | ArithmeticException | IllegalArgumentException noPrice) {
      return;
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
