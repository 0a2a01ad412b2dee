package com.stockafolio.desk;

import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.market.MarketTable;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.ingest.kafka.Topic;
import com.stockafolio.market.MarketKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The outside of a desk as it is: Kafka, Cassandra, and the cluster's ledgers. */
final class DeskWorlds implements Supplier<CompletionStage<Desk.World>> {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

  private final Node node;
  private final KafkaSettings kafka;
  private final KafkaAdmin topics;
  private final MarketKeys keys;
  private final Executor blocking;
  private CopyTopic copies;

  DeskWorlds(
      Node node, KafkaSettings kafka, KafkaAdmin topics, MarketKeys keys, Executor blocking) {
    this.node = node;
    this.kafka = kafka;
    this.topics = topics;
    this.keys = keys;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Desk.World> get() {
    return topics.topic(kafka.tradesTopic()).thenApply(this::world);
  }

  private synchronized Desk.World world(Topic trades) {
    if (copies == null) {
      copies = CopyTopic.open(kafka, blocking);
      KafkaAdmin.closeAtTheEnd(node.system(), "market-copies", copies);
    }
    MarketTable table = new MarketTable(node);
    // Where this fails, what is asked next tells it.
    var unused = table.rehearse();
    LedgerQuestions questions = new LedgerQuestions(node.system(), node.ledgers());
    return new Desk.World(
        keys,
        trades.partitions(),
        node.ledgers().count(),
        table::after,
        table::insert,
        copies::write,
        ledger ->
            questions
                .<Ledger.MarketView>ask(ledger, Ledger.AskMarket::new, ANSWER_TIMEOUT)
                .thenApply(Ledger.MarketView::number),
        Clock.systemUTC());
  }
}
