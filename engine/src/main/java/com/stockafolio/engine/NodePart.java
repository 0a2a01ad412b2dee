package com.stockafolio.engine;

import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.util.List;
import java.util.function.Consumer;

/**
 * A part of a node besides its ledgers, found by {@link java.util.ServiceLoader}: the consumer of
 * trades, the HTTP server. The engine knows its parts by this interface alone.
 */
public interface NodePart {
  /** The part's name in logs. */
  String name();

  /** The cluster role in which a node runs this part; empty: each node does. */
  String role();

  /** What reads its settings: each throws {@link StartRefused} where a start would. */
  default List<Consumer<Config>> settings() {
    return List.of();
  }

  /**
   * Starts the part; returns once it runs or has begun to wait for something outside. It stops
   * through coordinated shutdown.
   *
   * @throws StartRefused where the node must not start
   */
  void start(Node node);
}
