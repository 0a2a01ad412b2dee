package com.stockafolio.ingest;

import akka.actor.typed.Props;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.typesafe.config.Config;
import java.util.List;
import java.util.function.Consumer;

/** The part of a node that consumes trades. */
public final class IngestPart implements NodePart {
  /** For the service loader. */
  public IngestPart() {}

  @Override
  public String name() {
    return "consumer of trades";
  }

  @Override
  public String role() {
    return "ingest";
  }

  @Override
  public List<Consumer<Config>> settings() {
    return List.of(IngestSettings::read);
  }

  @Override
  public void start(Node node) {
    IngestSettings settings = IngestSettings.read(node.system().settings().config());
    node.system().systemActorOf(TradeConsumer.create(node, settings), "ingest", Props.empty());
  }
}
