package com.stockafolio.http.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SkippingReaderTest {
  private final List<Long> told = new ArrayList<>();
  private final LongAdder skipped = new LongAdder();
  private final SkippingReader reader = new SkippingReader("topic", this::take, skipped);

  @Test
  void whatCannotBeReadIsSkippedAndCounted() {
    reader.accept(records(0, 3));
    reader.accept(records(3, 8));
    reader.accept(records(8, 9));
    assertThat(told).containsExactly(0L, 1L, 2L, 3L, 4L, 6L, 8L);
    assertThat(skipped.sum()).isEqualTo(2);
  }

  /** Takes all of them or none. */
  private void take(ConsumerRecords<byte[], byte[]> records) {
    List<Long> offsets = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() == 5 || record.offset() == 7) {
        throw new NullPointerException("no value");
      }
      offsets.add(record.offset());
    }
    told.addAll(offsets);
  }

  private static ConsumerRecords<byte[], byte[]> records(long from, long to) {
    List<ConsumerRecord<byte[], byte[]>> records =
        LongStream.range(from, to)
            .mapToObj(offset -> new ConsumerRecord<byte[], byte[]>("topic", 0, offset, null, null))
            .toList();
    return new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), records));
  }
}
