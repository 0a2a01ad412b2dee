package com.stockafolio.http;

import akka.actor.typed.ActorSystem;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.typesafe.config.Config;

/**
 * Akka Management, on each node whatever its roles: health for probes on a port of their own, and
 * where no seed nodes are set the finding of the cluster.
 */
public final class ManagementPart implements NodePart {
  @Override
  public String name() {
    return "management";
  }

  @Override
  public String role() {
    return "";
  }

  @Override
  public void start(Node node) {
    ActorSystem<?> system = node.system();
    Config config = system.settings().config();
    LedgersCheck.serve(system, node.ledgers());
    Binding.await(
        AkkaManagement.get(system).start(),
        config.getString("akka.management.http.hostname"),
        config.getInt("akka.management.http.port"),
        "akka.management.http.port");
    if (config.getStringList("akka.cluster.seed-nodes").isEmpty()) {
      ClusterBootstrap.get(system).start();
    }
  }
}
