package com.stockafolio.loadtest.sse;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Prints what streams tell, one line an event: name, id and data, parted by tabs. */
final class Told {
  /** Events that have their place in the order. */
  private static final Set<String> WITH_ID =
      Set.of("snapshot", "trade", "cash", "transferred", "adjusted", "busted", "corrected");

  private static final int OPEN_LIMIT_SECONDS = 30;

  private final PrintStream out;
  private final CountDownLatch answered = new CountDownLatch(1);

  /** Where the library told it; passed on from a stream to the one that is opened in its place. */
  private String lastId;

  private boolean open = true;

  Told(PrintStream out, String lastId) {
    this.out = out;
    this.lastId = lastId;
  }

  /** The node has answered: the stream is open. */
  void answered() {
    answered.countDown();
  }

  /**
   * Waits until the stream is open.
   *
   * @throws TimeoutException when it takes half a minute
   */
  void awaitAnswer() throws InterruptedException, TimeoutException {
    if (!answered.await(OPEN_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("no stream after " + OPEN_LIMIT_SECONDS + " s");
    }
  }

  /**
   * An event; not heard after the stream was ended.
   *
   * @param id null where it has none
   */
  synchronized void event(String name, String id, String data) {
    if (!open) {
      return;
    }
    if (WITH_ID.contains(name)) {
      lastId = id;
    }
    out.println(name + "\t" + id + "\t" + data.replace('\n', ' '));
  }

  /** Something went wrong that the library says. */
  synchronized void trouble(String what) {
    if (open) {
      out.println("trouble\t\t" + what.replace('\n', ' '));
    }
  }

  /** Nothing is heard any more; tells the last id. */
  synchronized String end() {
    open = false;
    return lastId;
  }

  /** The last id as of now. */
  synchronized String lastId() {
    return lastId;
  }
}
