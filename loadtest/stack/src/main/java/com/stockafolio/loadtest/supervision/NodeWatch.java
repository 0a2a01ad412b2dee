package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.stack.EngineNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks one engine node for its metrics, again and again, and keeps the last answer. */
public final class NodeWatch {

  private static final long PAUSE_MILLIS = 1_000;
  private static final long SHORT_PAUSE_MILLIS = 200;
  private static final Scrape NOTHING_YET = new Scrape(Instant.EPOCH, Map.of());

  private final EngineNode node;
  private volatile Scrape last = NOTHING_YET;
  private volatile boolean lookOften;

  /** A watch that has not asked yet. */
  public NodeWatch(EngineNode node) {
    this.node = node;
  }

  /** Starts asking, from a thread of its own, until the node has ended. */
  public void start() {
    Thread thread = new Thread(this::ask, "watch-" + node.child().role());
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks five times a second instead of once, or once again. */
  public void lookOften(boolean often) {
    lookOften = often;
  }

  /** Whom it asks. */
  public EngineNode node() {
    return node;
  }

  /** Whether the node has not ended yet. */
  public boolean isAlive() {
    return node.child().isAlive();
  }

  /** The last answer; of a node that has ended, the last one before. */
  public Scrape last() {
    return last;
  }

  /** Asks now, once; keeps the last answer where there is none. */
  public Scrape scrape() {
    Instant at = Instant.now();
    Optional<String> text = node.get("/metrics");
    text.ifPresent(answer -> last = Scrape.parse(at, answer));
    return last;
  }

  private void ask() {
    try {
      while (isAlive()) {
        scrape();
        Instant pauseBegun = Instant.now();
        do {
          TimeUnit.MILLISECONDS.sleep(SHORT_PAUSE_MILLIS);
        } while (!lookOften
            && Duration.between(pauseBegun, Instant.now()).toMillis() < PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
