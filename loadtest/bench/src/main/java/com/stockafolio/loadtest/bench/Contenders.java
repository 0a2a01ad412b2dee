package com.stockafolio.loadtest.bench;

import java.util.List;

/** Those whom the bench knows. */
final class Contenders {

  /** All names, in the order in which they are measured. */
  static final List<String> ALL = List.of("engine", "engine-bare", "kafka-streams");

  /** What is measured where nothing else is asked for. */
  static final List<String> USUAL = List.of("engine", "kafka-streams");

  private Contenders() {}

  static Contender named(String name) {
    return switch (name) {
      case "engine" -> EngineContender.complete();
      case "engine-bare" -> EngineContender.bare();
      case "kafka-streams" ->
          new PeerContender(name, "com.stockafolio.loadtest.peer.streams.StreamsPeer");
      default -> throw new IllegalArgumentException(name);
    };
  }
}
