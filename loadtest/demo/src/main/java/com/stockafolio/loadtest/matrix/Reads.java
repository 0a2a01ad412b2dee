package com.stockafolio.loadtest.matrix;

import com.stockafolio.loadtest.supervision.NodeWatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for portfolios in turn, of all nodes that are there, and counts who gets none. */
final class Reads implements AutoCloseable {

  private static final long PAUSE_MILLIS = 50;
  private static final long END_MILLIS = 10_000;

  private final Nodes nodes;
  private final List<String> users;
  private final Map<String, String> tokens = new HashMap<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Thread reader = new Thread(this::read, "reads");
  private volatile boolean ended;

  private Reads(Nodes nodes, List<String> users) {
    this.nodes = nodes;
    this.users = List.copyOf(users);
  }

  /** Begins to read portfolios of these users, of whom a token is had at once. */
  static Reads begin(Nodes nodes, List<String> users) {
    Reads reads = new Reads(nodes, users);
    for (String user : users) {
      nodes
          .watch(1)
          .node()
          .get("/demo/token?user=" + user)
          .ifPresent(token -> reads.tokens.put(user, token));
    }
    reads.reader.setDaemon(true);
    reads.reader.start();
    return reads;
  }

  long count() {
    return reads.get();
  }

  long refused() {
    return refused.get();
  }

  private void read() {
    try {
      for (int i = 0; !ended; i++) {
        String user = users.get(i % users.size());
        List<NodeWatch> present = nodes.present();
        Optional<String> shown =
            present.isEmpty()
                ? Optional.empty()
                : present
                    .get(i % present.size())
                    .node()
                    .get("/api/v1/portfolios/" + user, tokens.getOrDefault(user, ""));
        reads.incrementAndGet();
        if (shown.isEmpty()) {
          refused.incrementAndGet();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends, after the read that is under way. */
  @Override
  public void close() throws InterruptedException {
    ended = true;
    reader.join(END_MILLIS);
  }
}
