package com.stockafolio.http.posting;

import akka.util.ByteString;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.portfolio.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of trades, as posted ones get there: acknowledged by every replica in sync, a bounded
 * number on their way at once. Safe to share.
 */
public final class TradeTopic implements AutoCloseable {
  /** Room for the values on their way; each has less than half a KiB. */
  private static final long BUFFER_BYTES = 8 << 20;

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Duration timeout;
  private final Semaphore room;

  /** Sending waits while the broker is away; this thread does the waiting. */
  private final ThreadPoolExecutor sender;

  /** Opens a producer; a broker that is away is found by and by. */
  public static TradeTopic open(PostingSettings settings) {
    int timeoutMillis = (int) settings.timeout().toMillis();
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMillis);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis);
    return new TradeTopic(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        settings);
  }

  /** Sends by a producer that is open, and is closed with this. */
  public TradeTopic(Producer<byte[], byte[]> producer, PostingSettings settings) {
    this.producer = producer;
    this.topic = settings.topic();
    this.timeout = settings.timeout();
    this.room = new Semaphore(settings.inFlight());
    this.sender =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(settings.inFlight()),
            task -> {
              Thread thread = new Thread(task, "posted-trades");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Puts the trade on the topic.
   *
   * @return done once Kafka has acknowledged it; failed where that did not come in time, and then
   *     it is not known whether the topic has it; failed after {@link #close}; empty where as many
   *     as allowed are on their way
   */
  public Optional<CompletionStage<Void>> send(Trade trade) {
    if (!room.tryAcquire()) {
      return Optional.empty();
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            trade.userId().toString().getBytes(StandardCharsets.US_ASCII),
            value(trade).toArray());
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      sender.execute(() -> send(record, sent));
    } catch (RejectedExecutionException closed) {
      room.release();
      return Optional.of(CompletableFuture.failedFuture(closed));
    }
    return Optional.of(sent.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void send(ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> sent) {
    if (sent.isDone()) { // Its time ran out while it waited for its turn.
      room.release();
      return;
    }
    try {
      producer.send(
          record,
          (metadata, failure) -> {
            room.release();
            if (failure == null) {
              sent.complete(null);
            } else {
              sent.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException failure) {
      room.release();
      sent.completeExceptionally(failure);
    }
  }

  /** The trade as the topic has it. */
  static ByteString value(Trade trade) {
    return JsonDocument.object(
        out -> {
          out.writeStringField("tradeId", trade.tradeId().toString());
          out.writeStringField("userId", trade.userId().toString());
          out.writeStringField("symbol", trade.symbol());
          out.writeStringField("side", trade.side().name());
          out.writeStringField("quantity", trade.quantity().toString());
          out.writeStringField("price", trade.price().toString());
          out.writeStringField("tradedAt", Instant.ofEpochMilli(trade.tradedAtMillis()).toString());
        });
  }

  @Override
  public void close() {
    sender.shutdown();
    producer.close(CLOSE_WITHIN);
  }
}
