package com.stockafolio.loadtest.peer.streams;

import com.stockafolio.loadtest.peer.Booking;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/** Trades to portfolios to the topic of results, without a repartition: the key is the user. */
final class BookingTopology {
  static final String STORE = "portfolios";
  static final String RESULTS = "kafka-streams.positions";

  private BookingTopology() {}

  /**
   * The topology.
   *
   * @param trades the topic of trades
   * @param partitions its number of partitions
   */
  static Topology of(String trades, int partitions, Booking booking) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE),
                PackedSerdes.users(),
                PackedSerdes.portfolios())
            // Every trade has a result to publish, and users trade far apart: a record cache has
            // nothing
            // to merge, and cost two fifths of the throughput.
            .withCachingDisabled()
            .withLoggingEnabled(Map.of("cleanup.policy", "compact")));
    builder.stream(trades, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .processValues(() -> new BookingStep(booking, partitions), STORE)
        .to(RESULTS, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    return builder.build();
  }
}
