package com.stockafolio.archive;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.typesafe.config.Config;
import java.util.List;
import java.util.function.Consumer;

/** The part of a node that archives what Kafka has acknowledged. */
public final class ArchivePart implements NodePart {
  static final String ROLE = "ingest";

  /** For the service loader. */
  public ArchivePart() {}

  @Override
  public String name() {
    return "archive of trades";
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public List<Consumer<Config>> settings() {
    return List.of(ArchiveSettings::read);
  }

  @Override
  public void start(Node node) {
    ActorSystem<?> system = node.system();
    ArchiveSettings settings = ArchiveSettings.read(system.settings().config());
    if (!settings.enabled()) {
      system.log().warn("Trades are not archived: stockafolio.archive.enabled is off");
      return;
    }
    KafkaAdmin topics = KafkaAdmin.open(system, settings.kafka(), "archive");
    system.systemActorOf(
        TradeArchiver.create(node, settings, topics), "trade-archiver", Props.empty());
  }
}
