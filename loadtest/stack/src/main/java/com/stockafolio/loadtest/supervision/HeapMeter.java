package com.stockafolio.loadtest.supervision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The heap that portfolios need: what living objects take at the end, less what they took before
 * the first trade.
 */
public final class HeapMeter {

  private static final int COLLECTION_LIMIT_SECONDS = 120;

  private final Map<NodeWatch, Long> before = new HashMap<>();

  /** Notes what the nodes' living objects take now; to be called while there are no portfolios. */
  public void begin(List<NodeWatch> nodes) throws InterruptedException {
    for (NodeWatch node : nodes) {
      livingBytes(node).ifPresent(bytes -> before.put(node, bytes));
    }
  }

  /**
   * Bytes for each of {@code users} on the living nodes together. Where nothing was noted before,
   * because the nodes started with kept portfolios, it is their whole heap.
   *
   * @return empty if there are no users or a node could not be asked
   */
  public OptionalLong bytesPerUser(List<NodeWatch> nodes, long users) throws InterruptedException {
    long bytes = 0;
    for (NodeWatch node : nodes) {
      OptionalLong living = livingBytes(node);
      if (living.isEmpty()) {
        return OptionalLong.empty();
      }
      bytes += living.getAsLong() - before.getOrDefault(node, 0L);
    }
    return users > 0 ? OptionalLong.of(bytes / users) : OptionalLong.empty();
  }

  /** The used heap right after a full collection. */
  private static OptionalLong livingBytes(NodeWatch node) throws InterruptedException {
    try {
      Process collection =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(node.node().child().pid()),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!collection.waitFor(COLLECTION_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        collection.destroyForcibly();
        return OptionalLong.empty();
      }
      long bytes = node.scrape().heapBytes();
      return collection.exitValue() == 0 && bytes > 0
          ? OptionalLong.of(bytes)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
