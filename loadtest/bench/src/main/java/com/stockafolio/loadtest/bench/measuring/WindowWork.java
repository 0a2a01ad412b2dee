package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a contender's threads took between two marks, and how full its journal rows were. */
public final class WindowWork implements ClosedLoop.Marks {
  private final EngineNode node;
  private final Child process;
  private State first;
  private State last;

  private record State(long committed, ThreadPools pools, Optional<Scrape> metrics) {}

  /**
   * Of this contender's process.
   *
   * @param node answers where the contender does, though it need not be an engine
   */
  public WindowWork(EngineNode node) {
    this.node = node;
    this.process = node.child();
  }

  @Override
  public void begin(Sample at) throws InterruptedException {
    first = now(at);
  }

  @Override
  public void end(Sample at) throws InterruptedException {
    last = now(at);
  }

  private State now(Sample at) throws InterruptedException {
    return new State(
        at.committed(),
        ThreadPools.of(process),
        node.get("/metrics").map(text -> Scrape.parse(Instant.now(), text)));
  }

  /** Adds what can be said; rows only of those who tell them. */
  public void addTo(Map<String, Double> figures) {
    if (first == null || last == null || last.committed == first.committed) {
      return;
    }
    if (first.metrics.isPresent() && last.metrics.isPresent()) {
      addRows(first.metrics.get(), last.metrics.get(), figures);
    }
    last.pools.addSince(
        first.pools, last.committed - first.committed, "closed.threadMicrosPerTrade", figures);
  }

  static void addRows(Scrape before, Scrape after, Map<String, Double> figures) {
    long rows = after.journalRows() - before.journalRows();
    if (rows > 0) {
      figures.put("closed.tradesPerRow", (double) (after.booked() - before.booked()) / rows);
    }
  }
}
