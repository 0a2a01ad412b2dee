package com.stockafolio.http.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TradeTopicTest {
  private static final Trade TRADE =
      new Trade(
          new TradeId(1, 2),
          Booking.user(1),
          "AAPL",
          Side.BUY,
          Quantity.parse("1"),
          Price.parse("1"),
          0);

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  @AutoClose private TradeTopic topic;

  private TradeTopic topic(Duration timeout) {
    topic =
        new TradeTopic(
            producer, new PostingSettings(Map.of(), "trades", 10, 10, 10, 2, timeout, 1_024, null));
    return topic;
  }

  private static void done(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void itIsDoneWhenKafkaHasAcknowledged() throws Exception {
    CompletionStage<Void> sent = topic(Duration.ofSeconds(20)).send(TRADE).orElseThrow();
    await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 1);
    assertThat(sent.toCompletableFuture()).isNotDone();
    producer.completeNext();
    done(sent);
  }

  @Test
  void onlySoManyAreOnTheirWay() throws Exception {
    TradeTopic two = topic(Duration.ofSeconds(20));
    CompletionStage<Void> first = two.send(TRADE).orElseThrow();
    assertThat(two.send(TRADE)).isPresent();
    assertThat(two.send(TRADE)).isEmpty();
    await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 2);
    producer.completeNext();
    done(first);
    assertThat(two.send(TRADE)).isPresent();
  }

  @Test
  void itFailsInTimeAndMakesRoomWhenKafkaHasAnswered() {
    TradeTopic two = topic(Duration.ofMillis(200));
    CompletionStage<Void> sent = two.send(TRADE).orElseThrow();
    assertThatThrownBy(() -> done(sent)).isInstanceOf(ExecutionException.class);
    assertThat(two.send(TRADE)).isPresent();
    assertThat(two.send(TRADE)).as("the first may still be in Kafka's buffer").isEmpty();
    producer.errorNext(new RuntimeException("expired"));
    assertThat(two.send(TRADE)).isPresent();
  }

  @Test
  void afterItsCloseASendFailsAndKeepsNoRoom() {
    TradeTopic two = topic(Duration.ofSeconds(20));
    two.close();
    for (int send = 1; send <= 5; send++) {
      CompletionStage<Void> sent = two.send(TRADE).orElseThrow();
      assertThat(sent.toCompletableFuture()).as("send %d", send).isCompletedExceptionally();
    }
  }
}
