package com.stockafolio.http.posting;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import java.io.IOException;
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
  public Optional<CompletionStage<Void>> send(Transaction trade) {
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

  /** What was posted as the topic has it; of a trade without a fee only what each must have. */
  static ByteString value(Transaction posted) {
    return JsonDocument.object(
        out -> {
          if (!(posted instanceof Trade)) {
            out.writeStringField("type", type(posted).name());
          }
          out.writeStringField("tradeId", posted.tradeId().toString());
          out.writeStringField("userId", posted.userId().toString());
          if (posted instanceof Trade trade) {
            out.writeStringField("symbol", trade.symbol());
            trade(trade.side(), trade.quantity(), trade.price(), trade.fee(), out);
          } else if (posted instanceof CashMovement cash) {
            cash(cash.amount(), cash.kind(), out);
          } else if (posted instanceof Transfer transfer) {
            out.writeStringField("symbol", transfer.symbol());
            transfer(transfer.direction(), transfer.quantity(), transfer.costBasis(), out);
          } else {
            revision((Revision) posted, out);
          }
          out.writeStringField(
              "tradedAt", Instant.ofEpochMilli(posted.tradedAtMillis()).toString());
        });
  }

  private static EntryType type(Transaction posted) {
    if (posted instanceof Revision revision) {
      return revision.type();
    }
    return posted instanceof Transfer ? EntryType.TRANSFER : EntryType.CASH;
  }

  private static void revision(Revision revision, JsonGenerator out) throws IOException {
    out.writeStringField("of", revision.of().toString());
    if (revision instanceof Bust bust) {
      if (!bust.reason().isEmpty()) {
        out.writeStringField("reason", bust.reason());
      }
    } else if (revision instanceof Correct correct) {
      Correction should = correct.correction();
      if (should instanceof Correction.OfTrade trade) {
        trade(trade.side(), trade.quantity(), trade.price(), trade.fee(), out);
      } else if (should instanceof Correction.OfCash cash) {
        cash(cash.amount(), cash.kind(), out);
      } else if (should instanceof Correction.OfTransfer transfer) {
        transfer(transfer.direction(), transfer.quantity(), transfer.costBasis(), out);
      }
    }
  }

  private static void trade(Side side, Quantity quantity, Price price, Money fee, JsonGenerator out)
      throws IOException {
    out.writeStringField("side", side.name());
    out.writeStringField("quantity", quantity.toString());
    out.writeStringField("price", price.toString());
    if (fee.signum() != 0) {
      out.writeStringField("fee", fee.toString());
    }
  }

  private static void cash(Money amount, CashKind kind, JsonGenerator out) throws IOException {
    out.writeStringField("amount", amount.toString());
    out.writeStringField("kind", kind.name());
  }

  private static void transfer(
      Direction direction, Quantity quantity, Money costBasis, JsonGenerator out)
      throws IOException {
    out.writeStringField("direction", direction.name());
    out.writeStringField("quantity", quantity.toString());
    if (direction == Direction.IN) {
      out.writeStringField("costBasis", costBasis.toString());
    }
  }

  @Override
  public void close() {
    sender.shutdown();
    producer.close(CLOSE_WITHIN);
  }
}
