package com.stockafolio.ingest;

import com.stockafolio.delivery.LedgerRejection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Rejected records on their way to their topic: so many at once, and none during a wait after a
 * failure. Holds no more than the records in flight. Confined to its run.
 */
final class RejectionQueue {
  private final int mostAtOnce;
  private final Deque<LedgerRejection> waiting = new ArrayDeque<>();
  private int onTheirWay;
  private int failures;
  private boolean pausing;

  RejectionQueue(int mostAtOnce) {
    this.mostAtOnce = mostAtOnce;
  }

  void add(LedgerRejection rejection) {
    waiting.add(rejection);
  }

  /** Has as many published as may be now. */
  void publishNext(Consumer<LedgerRejection> publisher) {
    while (!pausing && onTheirWay < mostAtOnce && !waiting.isEmpty()) {
      onTheirWay++;
      publisher.accept(waiting.remove());
    }
  }

  void published() {
    onTheirWay--;
    failures = 0;
  }

  /** Keeps it for another attempt, after a wait. */
  void failed(LedgerRejection rejection) {
    onTheirWay--;
    waiting.addFirst(rejection);
    if (!pausing) {
      failures++;
    }
    pausing = true;
  }

  /** How many attempts failed one after the other, those at the same time counted as one. */
  int failures() {
    return failures;
  }

  void endPause() {
    pausing = false;
  }
}
