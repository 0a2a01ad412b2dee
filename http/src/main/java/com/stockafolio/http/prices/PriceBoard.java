package com.stockafolio.http.prices;

import com.stockafolio.http.topics.TopicTail;
import com.stockafolio.market.MarketList;
import com.stockafolio.prices.PriceBook;
import com.stockafolio.prices.PriceRules;
import java.time.Clock;
import java.util.Arrays;
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

  private final PriceBook book;
  private final long mostAheadMillis;
  private final Clock clock;
  private final LongAdder taken = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private volatile Prices latest = Prices.NONE;

  /**
   * A board on which no price is known yet.
   *
   * @param clock says which prices are of the future
   */
  public PriceBoard(PriceRules rules, Clock clock) {
    this.book = new PriceBook(MarketList.empty(), rules);
    this.mostAheadMillis = rules.mostAhead().toMillis();
    this.clock = clock;
  }

  /** Takes over what the market did: new instruments and symbols, and what it makes of prices. */
  public synchronized void know(MarketList list) {
    book.know(list);
    show();
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
   * Takes over the prices of some records, in their order, in one step, as {@link PriceBook} reads
   * them. A record without a value says that the price is unknown again.
   */
  public synchronized void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    long latestMillis = clock.millis() + mostAheadMillis;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        book.take(record.key(), record.value(), latestMillis);
        taken.increment();
      } catch (IllegalArgumentException e) {
        skip(record, e.getMessage());
      }
    }
    show();
  }

  private void show() {
    Prices before = latest;
    int length = book.highestId() + 1;
    long[] prices = new long[length];
    for (int id = 0; id < length; id++) {
      prices[id] = book.billionths(id);
    }
    if (!Arrays.equals(prices, before.copy(length))) {
      latest = new Prices(prices, before.revision() + 1, book.pricedAtMillis());
    }
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
