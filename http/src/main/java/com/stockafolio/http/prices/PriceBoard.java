package com.stockafolio.http.prices;

import com.stockafolio.http.topics.TopicTail;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node's clients see the newest prices. It follows the compacted topic of prices from its
 * beginning, so that it knows every instrument's last price soon after the start. Reading it takes
 * no lock.
 */
public final class PriceBoard {
  private static final Logger LOG = LoggerFactory.getLogger(PriceBoard.class);

  private final Instruments instruments;
  private final int length;
  private final LongAdder taken = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private volatile Prices latest = Prices.NONE;

  /** A board on which no price is known yet. */
  public PriceBoard(Instruments instruments) {
    this.instruments = instruments;
    this.length = 1 + instruments.all().stream().mapToInt(Instrument::id).max().orElse(0);
  }

  /** The prices of now. */
  public Prices latest() {
    return latest;
  }

  /** Records that were taken for a price. */
  public LongAdder taken() {
    return taken;
  }

  /** Records that were no price of a known instrument, and were skipped. */
  public LongAdder skipped() {
    return skipped;
  }

  /**
   * Follows the topic until the returned tail is closed.
   *
   * @param clientProperties Kafka's, with at least {@code bootstrap.servers}
   */
  public TopicTail follow(Map<String, Object> clientProperties, String topic) {
    return TopicTail.start(clientProperties, topic, TopicTail.From.BEGINNING, this::take, skipped);
  }

  /**
   * Takes over the prices of some records, in their order, in one step. A record without a value
   * says that the price is unknown again.
   */
  public synchronized void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    Prices before = latest;
    long[] prices = before.copy(length);
    long newestMillis = before.pricedAtMillis();
    boolean changed = false;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        Instrument instrument = instrument(record);
        long price = 0;
        if (record.value() != null) {
          PriceRecord read = PriceRecord.parse(record.value());
          if (!read.symbol().equals(instrument.symbol())) {
            throw new IllegalArgumentException("key and symbol differ");
          }
          price = read.price().tenThousandths();
          newestMillis = Math.max(newestMillis, read.atMillis());
        }
        changed |= prices[instrument.id()] != price;
        prices[instrument.id()] = price;
        taken.increment();
      } catch (IllegalArgumentException e) {
        skip(record, e.getMessage());
      }
    }
    if (changed) {
      latest = new Prices(prices, before.revision() + 1, newestMillis);
    }
  }

  private Instrument instrument(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      throw new IllegalArgumentException("no key");
    }
    Instrument instrument = instruments.bySymbol(new String(record.key(), StandardCharsets.UTF_8));
    if (instrument == null) {
      throw new IllegalArgumentException("the key is no known symbol");
    }
    return instrument;
  }

  private void skip(ConsumerRecord<byte[], byte[]> record, String why) {
    skipped.increment();
    if (skipped.sum() == 1) {
      LOG.warn(
          "No price in {}-{} at offset {}: {}. Further such records are only counted.",
          record.topic(),
          record.partition(),
          record.offset(),
          why);
    }
  }
}
