package com.stockafolio.http.rig;

import com.stockafolio.http.idempotency.TradeLog;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.MockProducer;

/** What a producer has sent, as a topic of one partition. */
record ProducedTrades(MockProducer<byte[], byte[]> producer) implements TradeLog {
  @Override
  public CompletionStage<Long> end(UserId user) {
    return CompletableFuture.completedFuture((long) producer.history().size());
  }

  @Override
  public CompletionStage<Boolean> holds(UserId user, TradeId trade, long from, long untilMillis) {
    return CompletableFuture.completedFuture(
        producer.history().stream()
            .skip(from)
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .anyMatch(value -> value.contains(trade.toString())));
  }

  @Override
  public void close() {}
}
