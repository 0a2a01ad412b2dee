package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.NodeWatch;
import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The engine JVMs of a demo: started, awaited, watched as they die. */
final class Engines {

  private static final long POLL_MILLIS = 100;

  /** A recovery of many millions of users takes minutes; without an end it would hang for ever. */
  private static final Duration READY_LIMIT = Duration.ofMinutes(20);

  private final LocalStack stack;
  private final Console console;
  private final List<NodeWatch> nodes = new ArrayList<>();
  private final List<NodeWatch> living = new ArrayList<>();
  private final List<Takeover> takeovers = new ArrayList<>();

  private Engines(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  /** Starts all nodes side by side; does not wait. */
  static Engines start(LocalStack stack, Options options, Console console) {
    Engines engines = new Engines(stack, console);
    for (int node = 1; node <= options.nodes(); node++) {
      NodeWatch watch =
          new NodeWatch(
              stack.startNode(
                  new EngineNode.Settings(
                      node,
                      options.nodes(),
                      options.sizes().engineHeapMb(),
                      options.sizes().engineJvm())));
      engines.nodes.add(watch);
      engines.living.add(watch);
      watch.start();
    }
    return engines;
  }

  /**
   * Waits until every node serves; says what it waits for.
   *
   * @throws StackFailure if a process dies or the limit passes
   */
  void awaitReady() throws InterruptedException {
    Instant deadline = Instant.now().plus(READY_LIMIT);
    for (NodeWatch watch : nodes) {
      while (!watch.node().isReady()) {
        stack.requireAlive();
        nodes.forEach(node -> node.node().child().requireAlive());
        if (Instant.now().isAfter(deadline)) {
          throw new StackFailure(
              watch.node().child().endOrSilence("was not ready after " + READY_LIMIT));
        }
        console.status(startStatus());
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
    nodes.forEach(NodeWatch::scrape);
  }

  private String startStatus() {
    long rows = sum(Scrape::recoveryRows);
    return String.format(Locale.ROOT, "waiting for the engine: %,d journal rows replayed; ", rows)
        + nodes.stream().map(Engines::startStatus).collect(Collectors.joining(", "));
  }

  private static String startStatus(NodeWatch watch) {
    Scrape last = watch.last();
    String role = watch.node().child().role();
    return last.ledgers() == 0
        ? role + " starts"
        : role + " sees " + last.ledgersServing() + " of " + last.ledgers() + " ledgers serve";
  }

  /**
   * Notices nodes that died, and the end of take-overs; says so.
   *
   * @throws StackFailure if no node lives
   */
  void lookAfter() {
    for (NodeWatch watch : List.copyOf(living)) {
      if (!watch.isAlive()) {
        living.remove(watch);
        mourn(watch.node().child());
      }
    }
    List<Scrape> survivors = living.stream().map(NodeWatch::last).toList();
    takeovers.removeIf(
        takeover -> {
          var ended = takeover.look(survivors);
          ended.ifPresent(console::line);
          return ended.isPresent();
        });
    living.forEach(watch -> watch.lookOften(!takeovers.isEmpty()));
  }

  private void mourn(Child dead) {
    if (living.isEmpty()) {
      throw new StackFailure(dead.endOrSilence(""));
    }
    Instant now = Instant.now();
    console.line(
        "%tT %s (process %d) died with exit code %d; %d of %d engine nodes go on"
            .formatted(
                now.atZone(ZoneId.systemDefault()),
                dead.role(),
                dead.pid(),
                dead.exitCode(),
                living.size(),
                nodes.size()));
    takeovers.add(new Takeover(now));
  }

  /** The nodes that were alive when last looked after. */
  List<NodeWatch> living() {
    return List.copyOf(living);
  }

  /** The sum of a figure over all nodes; a dead node's is its last. */
  long sum(ToLongFunction<Scrape> figure) {
    return nodes.stream().map(NodeWatch::last).mapToLong(figure).sum();
  }

  /** The sum of a figure over the living nodes. */
  long sumOfLiving(ToLongFunction<Scrape> figure) {
    return living.stream().map(NodeWatch::last).mapToLong(figure).sum();
  }
}
