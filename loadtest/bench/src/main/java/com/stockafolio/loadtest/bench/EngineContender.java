package com.stockafolio.loadtest.bench;

import com.stockafolio.loadtest.stack.Child;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;

/**
 * This project's engine as one node. Each variant has a keyspace of its own, so that it begins
 * empty where another has booked the same topic.
 *
 * @param settings what differs from the product's own settings, as {@code -D} arguments
 */
record EngineContender(String name, String group, String keyspace, List<String> settings)
    implements Contender {

  /** As it is: every trade archived to S3, every portfolio's history kept. */
  static EngineContender complete() {
    return new EngineContender(
        "engine",
        "stockafolio",
        "stockafolio",
        // Whether it happens to be four in the afternoon is not to make a difference.
        List.of("-Dstockafolio.closing.at-the-bell=off"));
  }

  /** Without archive and history, which the peers do not have either. */
  static EngineContender bare() {
    return new EngineContender(
        "engine-bare",
        "stockafolio-bare",
        "stockafolio_bare",
        List.of(
            "-Dstockafolio.archive.enabled=off",
            "-Dstockafolio.engine.history.enabled=off",
            "-Dstockafolio.kafka.group-id=stockafolio-bare",
            "-Dstockafolio.cassandra.keyspace=stockafolio_bare"));
  }

  @Override
  public boolean hasStreams() {
    return true;
  }

  @Override
  public Child start(LocalStack stack, Options options) {
    Options.Sizes sizes = options.sizes();
    List<String> arguments = new ArrayList<>(settings);
    arguments.addAll(sizes.engineJvm());
    return stack.startNode(new EngineNode.Settings(1, 1, sizes.engineHeapMb(), arguments)).child();
  }
}
