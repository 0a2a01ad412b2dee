package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.portfolio.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RejectedTopicTest {
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final RejectedTopic topic = new RejectedTopic(producer, "trades.rejected", Runnable::run);
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

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
