package com.stockafolio.closing;

import com.stockafolio.amount.Price;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.MarketList;
import com.stockafolio.prices.PriceBook;
import com.stockafolio.prices.PriceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The prices of a moment, from the topic of prices and by the rules that all readers of it share.
 * They do not depend on when they are read: what is claimed to be later is not looked at.
 */
final class ClosingPrices {
  /** So long before the moment the reading begins at first; each further one so much earlier. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private static final int WIDER = 16;
  private static final int WINDOWS = 3;

  /** With so many ticks a price does not depend on what came before the first of them. */
  private static final int ENOUGH_TICKS = 3;

  /** A price of the moment is on the topic so long after it. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final KafkaSettings settings;
  private final MarketList market;
  private final PriceRules rules;

  /**
   * Prices of the instruments of a list, in shares as they are after it.
   *
   * @param market what the portfolios have met that are valued by them
   */
  ClosingPrices(KafkaSettings settings, MarketList market, PriceRules rules) {
    this.settings = settings;
    this.market = market;
    this.rules = rules;
  }

  /**
   * Prices that a day closes at.
   *
   * @param prices by symbol; that of a symbol without one by the moment is its newest
   * @param heldBack ticks that waited to be confirmed at the moment
   */
  record Found(SortedMap<String, Price> prices, List<PriceBook.HeldBack> heldBack) {}

  /** Reads the prices of a moment; blocks. */
  Found asOf(Instant moment) {
    Map<String, Object> properties = settings.properties();
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(settings.pricesTopic()).stream()
              .map(ClosingPrices::partition)
              .toList();
      consumer.assign(partitions);
      return partitions.isEmpty()
          ? new Found(new TreeMap<>(), List.of())
          : read(consumer, partitions, moment);
    }
  }

  private Found read(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant moment) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> late = new HashMap<>(ends);
    late.putAll(offsets(consumer, partitions, moment.plus(LATE)));
    PriceBook book = new PriceBook(market, rules);
    Duration window = RECENT;
    for (int i = 0; i < WINDOWS && book.fewestTicks() < ENOUGH_TICKS; i++) {
      Map<TopicPartition, Long> from = new HashMap<>(ends);
      from.putAll(offsets(consumer, partitions, moment.minus(window)));
      from.forEach(consumer::seek);
      book = readTo(late, consumer, moment);
      window = window.multipliedBy(WIDER);
    }
    if (book.fewestTicks() < ENOUGH_TICKS) {
      consumer.seekToBeginning(partitions);
      book = readTo(late, consumer, moment);
    }
    SortedMap<String, Price> prices = book.prices();
    if (prices.size() < listed()) {
      consumer.seekToBeginning(partitions);
      Instant now = Instant.now().plus(rules.mostAhead());
      readTo(ends, consumer, now).prices().forEach(prices::putIfAbsent);
    }
    return new Found(prices, book.heldBack());
  }

  private long listed() {
    return market.instruments().all().stream().filter(Instrument::isListed).count();
  }

  /** The first offsets at or after a time; a partition that has none is left out. */
  private static Map<TopicPartition, Long> offsets(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant time) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  private PriceBook readTo(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer, Instant moment) {
    Instant deadline = Instant.now().plus(PATIENCE);
    PriceBook book = new PriceBook(market, rules);
    while (ends.keySet().stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record, book, moment);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the topic of prices could not be read to its end");
      }
    }
    return book;
  }

  /** What is no price by the moment is passed over, as anyone may send it. */
  private static void take(ConsumerRecord<byte[], byte[]> record, PriceBook book, Instant moment) {
    try {
      book.take(record.key(), record.value(), moment.toEpochMilli());
    } catch (IllegalArgumentException noPrice) {
      return;
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
