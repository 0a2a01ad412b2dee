package com.stockafolio.ingest;

import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.Node;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.ingest.kafka.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * What all partitions of a node share.
 *
 * @param node the node they run on
 * @param settings the settings of ingest
 * @param trades the topic of trades
 * @param watch whether the topic is still that one
 * @param refusals partitions of this node that cannot be consumed
 * @param outside Kafka and Cassandra
 */
record IngestWorld(
    Node node,
    IngestSettings settings,
    Topic trades,
    TopicWatch watch,
    Refusals refusals,
    Outside outside) {

  SourceId source(int partition) {
    return trades.source(partition);
  }

  /** Reads records of a partition; for one thread. */
  TradeDecoder decoder(int partition) {
    return new TradeDecoder(
        partition, trades.partitions(), node.ledgers().count(), settings.marketKeys());
  }

  /** The ledgers that have the partition as their source. */
  List<Integer> ledgersOf(int partition) {
    List<Integer> ledgers = new ArrayList<>();
    for (int ledger = partition; ledger < node.ledgers().count(); ledger += trades.partitions()) {
      ledgers.add(ledger);
    }
    return ledgers;
  }

  /** A partition of the topic of trades as metrics name it, such as {@code trades-0}. */
  String name(int partition) {
    return settings.kafka().tradesTopic() + "-" + partition;
  }

  /** The partition as an operator knows it. */
  String describe(int partition) {
    return "topic %s (id %s) partition %d at %s"
        .formatted(
            settings.kafka().tradesTopic(),
            trades.id(),
            partition,
            settings.kafka().bootstrapServers());
  }
}
