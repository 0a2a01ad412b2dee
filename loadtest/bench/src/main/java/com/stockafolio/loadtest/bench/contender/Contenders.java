package com.stockafolio.loadtest.bench.contender;

import java.util.List;

/** Those whom the bench knows. */
final class Contenders {

  /**
   * All names, in the order in which they are measured: the engine last, since only it has an open
   * loop, whose trades come on top of the others'.
   */
  static final List<String> ALL =
      List.of("kafka-streams", "event-sourced", "spark-streaming", "engine-bare", "engine");

  /** What is measured where nothing else is asked for. */
  static final List<String> USUAL = List.of("kafka-streams", "engine");

  /** What is measured with users who hold something before the first trade. */
  static final List<String> PRELOADED = List.of("engine");

  private static final String PEERS = "com.stockafolio.loadtest.peer.";

  private Contenders() {}

  /** The contender of the name, which is one of {@link #ALL} or of the variants. */
  static Contender named(String name, List<Variant> variants) {
    return variants.stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .<Contender>map(EngineContender::of)
        .orElseGet(() -> named(name));
  }

  private static Contender named(String name) {
    return switch (name) {
      case "engine" -> EngineContender.complete();
      case "engine-bare" -> EngineContender.bare();
      case "kafka-streams" -> PeerContender.light(name, PEERS + "streams.StreamsPeer");
      case "event-sourced" -> PeerContender.inMemory(name, PEERS + "eventsourced.EventSourcedPeer");
      case "spark-streaming" -> PeerContender.spark(name, PEERS + "spark.SparkPeer");
      default -> throw new IllegalArgumentException(name);
    };
  }
}
