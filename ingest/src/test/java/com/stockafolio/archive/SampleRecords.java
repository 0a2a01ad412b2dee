package com.stockafolio.archive;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.ingest.RejectedTopic;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as they lie in Kafka, the same for the same seed. */
final class SampleRecords {
  static final int PARTITIONS = 4;
  static final int LEDGERS = 16;
  static final UUID TOPIC_ID = UUID.fromString("7d3c6f0e-5a2b-4c1d-9e8f-001122334455");
  static final long RECORDED_AT = 1_795_532_645_123L;

  private final Random random;
  private final int partition;

  SampleRecords(long seed, int partition) {
    random = new Random(seed);
    this.partition = partition;
  }

  /** A readable trade. */
  ConsumerRecord<byte[], byte[]> trade(long offset) {
    UUID user;
    byte[] key;
    do {
      user = new UUID(random.nextLong(), random.nextLong());
      key = bytes(user.toString());
    } while (Partitioning.partition(key, PARTITIONS) != partition);
    return record(offset, key, bytes(json(user, random)));
  }

  static ConsumerRecord<byte[], byte[]> record(
      String topic, int partition, long offset, byte[] key, byte[] value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        RECORDED_AT + offset,
        TimestampType.LOG_APPEND_TIME,
        key == null ? -1 : key.length,
        value == null ? -1 : value.length,
        key,
        value,
        headers,
        Optional.empty());
  }

  ConsumerRecord<byte[], byte[]> record(long offset, byte[] key, byte[] value) {
    return record("trades", partition, offset, key, value, new RecordHeaders());
  }

  static RecordHeaders rejection(String reason, String detail, String partition, String offset) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(RejectedTopic.REASON, bytes(reason));
    headers.add(RejectedTopic.DETAIL, bytes(detail));
    headers.add(RejectedTopic.SOURCE_PARTITION, bytes(partition));
    headers.add(RejectedTopic.SOURCE_OFFSET, bytes(offset));
    return headers;
  }

  static String json(UUID user, Random random) {
    return """
        {"tradeId":"%s","userId":"%s","symbol":"AAPL","side":"%s","quantity":"%d","price":"%d.%04d",\
        "tradedAt":"2026-11-24T15:04:05.%03dZ"}"""
        .formatted(
            new UUID(random.nextLong(), random.nextLong()),
            user,
            random.nextBoolean() ? "BUY" : "SELL",
            1 + random.nextInt(500),
            1 + random.nextInt(900),
            random.nextInt(10_000),
            random.nextInt(1000));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
