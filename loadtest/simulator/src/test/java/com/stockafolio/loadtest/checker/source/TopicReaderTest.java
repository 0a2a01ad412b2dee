package com.stockafolio.loadtest.checker.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final TopicPartition FIRST = new TopicPartition("trades", 0);
  private static final TopicPartition SECOND = new TopicPartition("trades", 1);

  private final MockConsumer<byte[], byte[]> broker = new MockConsumer<>(OffsetResetStrategy.NONE);
  private final List<String> read = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  private TopicReader topic;

  @BeforeEach
  void open() {
    broker.updateBeginningOffsets(Map.of(FIRST, 3L, SECOND, 0L));
    broker.updateEndOffsets(Map.of(FIRST, 3L, SECOND, 0L));
    topic = new TopicReader("trades", broker, List.of(FIRST, SECOND));
  }

  @Test
  void readsAnEmptyTopic() throws CheckFailed {
    readToEnd();
    assertThat(read).isEmpty();
    assertThat(topic.isAtEnd()).isTrue();
  }

  @Test
  void readsEachPartitionFromItsFirstRecordToItsEnd() throws CheckFailed {
    produce(FIRST, 3, 4, 5);
    produce(SECOND, 0, 1);
    assertThat(topic.isAtEnd()).isFalse();
    readToEnd();
    assertThat(read).containsExactlyInAnyOrder("0/3", "0/4", "0/5", "1/0", "1/1");
    assertThat(progress).last().isEqualTo(8L);
    assertThat(topic.isAtEnd()).isTrue();
  }

  @Test
  void goesOnToAnEndThatMovedMeanwhile() throws CheckFailed {
    produce(FIRST, 3);
    broker.schedulePollTask(() -> {});
    broker.schedulePollTask(() -> produce(SECOND, 0, 1));
    readToEnd();
    produce(FIRST, 4);
    assertThat(topic.isAtEnd()).isFalse();
    readToEnd();
    assertThat(read).containsExactlyInAnyOrder("0/3", "1/0", "1/1", "0/4");
  }

  private void readToEnd() throws CheckFailed {
    topic.readToEnd(
        entry -> read.add(entry.partition() + "/" + entry.offset()),
        (done, of) -> progress.add(done));
  }

  private void produce(TopicPartition partition, long... offsets) {
    for (long offset : offsets) {
      broker.addRecord(
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
      broker.updateEndOffsets(Map.of(partition, offset + 1));
    }
  }
}
