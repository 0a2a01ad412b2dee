package com.stockafolio.archive;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.stockafolio.ingest.ProgressTable;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The part of a node that archives what Kafka has acknowledged, and closes trading days. */
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
  public void start(Node node) {
    ActorSystem<?> system = node.system();
    ArchiveSettings settings = ArchiveSettings.read(system.settings().config());
    if (!settings.enabled()) {
      system.log().warn("Trades are not archived: stockafolio.archive.enabled is off");
      return;
    }
    CloseRule rule =
        new CloseRule(TradingDays.read(system.settings().config()), settings.closing().grace());
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    ArchivedTopics topics = new ArchivedTopics(settings.kafka(), blocking);
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close-kafka-archive",
            () ->
                CompletableFuture.supplyAsync(
                    () -> {
                      topics.close();
                      return Done.getInstance();
                    },
                    blocking));
    system.systemActorOf(
        TradeArchiver.create(node, settings, topics), "trade-archiver", Props.empty());
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
