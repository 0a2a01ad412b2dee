package com.stockafolio.http;

import com.stockafolio.engine.Ledgers;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A node is ready once it has seen every ledger of the cluster serve, whichever node it is on, and
 * as long as it reaches any. When a node dies, its ledgers are away for some seconds on all the
 * others: if these were taken out for it, all users would have to wait, not a part of them.
 */
final class Readiness {
  private final Ledgers ledgers;
  private final AtomicBoolean hasSeenAll = new AtomicBoolean();

  Readiness(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  boolean isReady() {
    int serving = ledgers.serving();
    if (serving == ledgers.count()) {
      hasSeenAll.set(true);
    }
    return hasSeenAll.get() && serving > 0;
  }
}
