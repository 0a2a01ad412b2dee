package com.stockafolio.loadtest.simulator;

import com.stockafolio.loadtest.simulator.market.Market;
import com.stockafolio.loadtest.simulator.sending.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the prices of all instruments on their topic, each second of the run those of that second.
 * It walks a market of its own with the trades' seed and run, so that a trade's price is the one
 * that the feed told for the trade's second.
 */
final class PriceFeed implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PriceFeed.class);

  /** A price that is so late is of no use any more: the next is there. */
  private static final int GIVE_UP_MILLIS = 5_000;

  private static final int LINGER_MILLIS = 5;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

  private final Market market;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final LongSupplier wallMillis;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "prices");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean failed;

  /**
   * @param market at the start of the run; the feed's own
   * @param wallMillis the wall clock, in milliseconds since 1970
   */
  PriceFeed(
      Market market, String topic, Producer<byte[], byte[]> producer, LongSupplier wallMillis) {
    this.market = market;
    this.topic = topic;
    this.producer = producer;
    this.wallMillis = wallMillis;
  }

  /** A feed to Kafka. */
  static PriceFeed to(String bootstrap, String topic, Market market) {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, "simulator-prices",
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS - 2 * LINGER_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    return new PriceFeed(market, topic, producer, System::currentTimeMillis);
  }

  /** Begins with the first second of the run. */
  void start(RunClock clock) {
    timer.scheduleAtFixedRate(
        () -> tell(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - clock.startNanos())),
        0,
        1,
        TimeUnit.SECONDS);
  }

  /** Tells all prices of a second of the run. */
  void tell(long second) {
    market.moveTo(second);
    String at =
        Instant.ofEpochMilli(wallMillis.getAsLong()).truncatedTo(ChronoUnit.MILLIS).toString();
    try {
      for (int instrument = 0; instrument < market.listings(); instrument++) {
        if (market.isGone(instrument)) {
          continue;
        }
        producer.send(
            new ProducerRecord<>(
                topic, market.symbol(instrument), market.priceJson(instrument, at)),
            (metadata, failure) -> note(failure));
      }
    } catch (KafkaException failure) {
      note(failure);
    }
  }

  private void note(Exception failure) {
    if (failure != null && !failed) {
      failed = true;
      log.warn("A price did not arrive; later ones that do not are not told of.", failure);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    producer.close(CLOSE_WITHIN);
  }
}
