package com.stockafolio.loadtest.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends this JVM when its standard input ends, which is when the parent closes it or dies. */
final class ParentWatch {

  private final InputStream input;
  private final int stopWithinSeconds;

  ParentWatch(InputStream input, int stopWithinSeconds) {
    this.input = input;
    this.stopWithinSeconds = stopWithinSeconds;
  }

  void start() {
    daemon("parent-watch", this::exitAtEndOfInput);
  }

  private void exitAtEndOfInput() {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    daemon("stop-deadline", this::haltAfterDeadline);
    System.exit(0);
  }

  /** {@code System.exit} waits for shutdown hooks, however long they take. */
  private void haltAfterDeadline() {
    try {
      Thread.sleep(stopWithinSeconds * 1_000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println("Shutdown hooks ran longer than " + stopWithinSeconds + " s: halting.");
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
