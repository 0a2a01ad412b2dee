package com.stockafolio.closing;

import akka.actor.typed.ActorSystem;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import com.stockafolio.archive.ArchiveSettings;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.stockafolio.ingest.ProgressTable;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.prices.PriceRules;
import com.typesafe.config.Config;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The part of a node that closes trading days, on one node of the cluster at a time. */
public final class ClosingPart implements NodePart {
  private static final String ROLE = "ingest";

  /** For the service loader. */
  public ClosingPart() {}

  @Override
  public String name() {
    return "close of trading days";
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public List<Consumer<Config>> settings() {
    return List.of(TradingDays::read, PriceRules::read);
  }

  @Override
  public void start(Node node) {
    ActorSystem<?> system = node.system();
    ArchiveSettings settings = ArchiveSettings.read(system.settings().config());
    if (!settings.enabled()) {
      system.log().warn("No day is closed: stockafolio.archive.enabled is off");
      return;
    }
    CloseRule rule =
        new CloseRule(TradingDays.read(system.settings().config()), settings.closing().grace());
    KafkaAdmin topics = KafkaAdmin.open(system, settings.kafka(), "closing");
    ProgressTable progress =
        new ProgressTable(node.cassandra(), node.keyspace(), settings.progressConsistency());
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                    Closings.create(node, rule, settings, topics, progress, Clock.systemUTC()),
                    "closings")
                .withStopMessage(Closings.Stop.INSTANCE)
                .withSettings(ClusterSingletonSettings.create(system).withRole(ROLE)));
  }
}
