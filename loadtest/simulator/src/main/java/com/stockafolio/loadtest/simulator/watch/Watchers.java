package com.stockafolio.loadtest.simulator.watch;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All watchers of a run, spread over the http nodes in rotation. */
public final class Watchers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Watchers.class);
  private static final int LOOK_EVERY_SECONDS = 5;

  /** Many heartbeats: a machine at full load is late with them. */
  private static final long MOST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(45);

  private final StreamClient client;
  private final List<Watcher> watchers;
  private int lastStreaming;

  /**
   * @param nodes the http nodes, at least one unless there are no users
   * @param users whom to watch, one watcher each
   * @param listener hears of every trade that arrives
   */
  public Watchers(List<URI> nodes, List<UUID> users, ArrivalListener listener) {
    client = new StreamClient(nodes);
    watchers =
        IntStream.range(0, users.size())
            .mapToObj(index -> new Watcher(index, users.get(index), client, listener))
            .toList();
  }

  /** Connects all watchers, one each millisecond. */
  public void start() {
    for (int i = 0; i < watchers.size(); i++) {
      client.later(watchers.get(i)::connect, i);
    }
    client.regularly(this::look, LOOK_EVERY_SECONDS);
  }

  /** Whether every watcher has had its snapshot. */
  public boolean allStreaming() {
    return streaming() == watchers.size();
  }

  public WatchCounts counts() {
    long broken = watchers.stream().mapToLong(Watcher::broken).sum();
    long longest = watchers.stream().mapToLong(Watcher::longestOutageNanos).max().orElse(0);
    return new WatchCounts(
        watchers.size(),
        streaming(),
        broken,
        (int) watchers.stream().filter(Watcher::interrupted).count(),
        TimeUnit.NANOSECONDS.toMillis(longest),
        client.reconnects(),
        client.lastProblem());
  }

  private int streaming() {
    return (int) watchers.stream().filter(Watcher::streaming).count();
  }

  private void look() {
    long now = System.nanoTime();
    watchers.forEach(watcher -> watcher.cutIfSilent(now, MOST_SILENCE_NANOS));
    int streaming = streaming();
    if (streaming != lastStreaming) {
      lastStreaming = streaming;
      String problem = client.lastProblem();
      log.info(
          "{} of {} watchers are streaming{}",
          streaming,
          watchers.size(),
          problem.isEmpty() ? "" : "; last problem: " + problem);
    }
  }

  @Override
  public void close() {
    watchers.forEach(Watcher::close);
    client.close();
  }
}
