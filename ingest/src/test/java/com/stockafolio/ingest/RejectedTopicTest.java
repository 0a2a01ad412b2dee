package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.transaction.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RejectedTopicTest {
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final LongAdder truncated = new LongAdder();
  private final RejectedTopic topic =
      new RejectedTopic(producer, "trades.rejected", Runnable::run, truncated);
  private final ConsumerRecord<byte[], byte[]> record =
      new ConsumerRecord<>("trades", 3, 42, new byte[] {1}, new byte[] {2, 3});
  private final LedgerRejection rejection =
      new LedgerRejection(42, RejectionReason.INVALID_SIDE, "side must be BUY or SELL, not 'ü'");

  @Test
  void keepsKeyAndValueAndTellsReasonAndSource() {
    topic.publish(record, rejection);
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo("trades.rejected");
    assertThat(sent.key()).containsExactly(1);
    assertThat(sent.value()).containsExactly(2, 3);
    assertThat(header(sent, "reason")).isEqualTo("INVALID_SIDE");
    assertThat(header(sent, "detail")).isEqualTo("side must be BUY or SELL, not 'ü'");
    assertThat(header(sent, "source-partition")).isEqualTo("3");
    assertThat(header(sent, "source-offset")).isEqualTo("42");
  }

  @Test
  void isDoneWhenTheBrokerAcknowledges() {
    CompletableFuture<Void> published = topic.publish(record, rejection).toCompletableFuture();
    assertThat(published).isNotDone();
    producer.completeNext();
    assertThat(published).isCompleted();
  }

  @Test
  void failsWhereTheBrokerOrTheProducerRefuses() {
    CompletableFuture<Void> published = topic.publish(record, rejection).toCompletableFuture();
    producer.errorNext(new RecordTooLargeException("too large"));
    assertThat(published).isCompletedExceptionally();
    producer.sendException = new IllegalStateException("closed");
    assertThat(topic.publish(record, rejection).toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void aRecordThatIsTooLargeIsCutShortAndSaysSo() {
    byte[] value = new byte[3_000_000];
    value[65_535] = 7;
    CompletableFuture<Void> published = publish(new byte[36], value);
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(sent.value()).isEqualTo(Arrays.copyOf(value, 65_536));
    assertThat(sent.key()).hasSize(36);
    assertThat(header(sent, "truncated")).isEqualTo("3000000");
    assertThat(sent.headers().lastHeader("truncated-key")).isNull();
    assertThat(header(sent, "source-offset")).isEqualTo("42");
    producer.completeNext();
    assertThat(published).isCompleted();
    assertThat(truncated.sum()).isEqualTo(1);
  }

  @Test
  void aKeyIsCutShortToo() {
    CompletableFuture<Void> published = publish(new byte[3_000_000], null);
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(sent.key()).hasSize(65_536);
    assertThat(sent.value()).isNull();
    assertThat(header(sent, "truncated-key")).isEqualTo("3000000");
    producer.completeNext();
    assertThat(published).isCompleted();
  }

  @Test
  void whatTheBrokerFindsTooLargeIsSentAgainCutShort() {
    CompletableFuture<Void> published = publish(new byte[36], new byte[1_500_000]);
    assertThat(producer.history().get(0).value()).hasSize(1_500_000);
    producer.errorNext(new RecordTooLargeException("max.message.bytes is 1 MB"));
    assertThat(published).isNotDone();
    ProducerRecord<byte[], byte[]> again = producer.history().get(1);
    assertThat(again.value()).hasSize(65_536);
    assertThat(header(again, "truncated")).isEqualTo("1500000");
    producer.completeNext();
    assertThat(published).isCompleted();
    assertThat(truncated.sum()).isEqualTo(1);
  }

  @Test
  void whatIsTooLargeEvenSoFails() {
    CompletableFuture<Void> published = publish(new byte[36], new byte[1_500_000]);
    producer.errorNext(new RecordTooLargeException("too large"));
    producer.errorNext(new RecordTooLargeException("too large"));
    assertThat(published).isCompletedExceptionally();
    assertThat(producer.history()).hasSize(2);
    assertThat(truncated.sum()).isZero();
  }

  private CompletableFuture<Void> publish(byte[] key, byte[] value) {
    return topic
        .publish(new ConsumerRecord<>("trades", 3, 42, key, value), rejection)
        .toCompletableFuture();
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
