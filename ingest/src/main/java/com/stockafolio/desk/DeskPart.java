package com.stockafolio.desk;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.stockafolio.engine.market.MarketSettings;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.typesafe.config.Config;
import java.util.List;
import java.util.function.Consumer;

/**
 * The part of a node that posts market records, on one node of the cluster at a time: the one that
 * closes days, as both are singletons of the same role. They are two, since a cluster without an
 * archive closes none.
 */
public final class DeskPart implements NodePart {
  private static final String ROLE = "ingest";

  /** For the service loader. */
  public DeskPart() {}

  @Override
  public String name() {
    return "market desk";
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public List<Consumer<Config>> settings() {
    return List.of(DeskSettings::read);
  }

  @Override
  public void start(Node node) {
    ActorSystem<?> system = node.system();
    KafkaSettings kafka = KafkaSettings.read(system.settings().config());
    DeskSettings settings = DeskSettings.read(system.settings().config());
    DeskWorlds worlds =
        new DeskWorlds(
            node,
            kafka,
            KafkaAdmin.open(system, kafka, "market-topics"),
            MarketSettings.verifyingKeys(system.settings().config()),
            system.dispatchers().lookup(DispatcherSelector.blocking()));
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(StartingDesk.create(settings, worlds), "market-desk")
                .withStopMessage(Desk.Stop.INSTANCE)
                .withSettings(ClusterSingletonSettings.create(system).withRole(ROLE)));
  }
}
