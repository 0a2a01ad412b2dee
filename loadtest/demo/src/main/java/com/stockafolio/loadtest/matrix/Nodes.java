package com.stockafolio.loadtest.matrix;

import com.stockafolio.loadtest.demo.Options;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.NodeWatch;
import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The engine nodes, which are killed, held and started again; numbers count from 1. */
final class Nodes {

  /** The day is left open: it would be closed while somebody looks for other causes. */
  private static final String NO_BELL = "-Dstockafolio.closing.at-the-bell=off";

  private static final Duration END_LIMIT = Duration.ofSeconds(20);
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final LocalStack stack;
  private final Options options;
  private final List<NodeWatch> nodes = new ArrayList<>();

  /** Killed or held by us: nobody is to expect anything of them. */
  private final Set<Integer> away = ConcurrentHashMap.newKeySet();

  /** Starts all; does not wait. */
  Nodes(LocalStack stack, Options options) {
    this.stack = stack;
    this.options = options;
    for (int node = 1; node <= options.nodes(); node++) {
      nodes.add(started(node));
    }
  }

  private NodeWatch started(int node) {
    List<String> jvm = new ArrayList<>(options.sizes().engineJvm());
    jvm.add(NO_BELL);
    NodeWatch watch =
        new NodeWatch(
            stack.startNode(
                new EngineNode.Settings(
                    node, options.nodes(), options.sizes().engineHeapMb(), jvm)));
    watch.lookOften(true);
    watch.start();
    return watch;
  }

  int count() {
    return nodes.size();
  }

  synchronized NodeWatch watch(int node) {
    return nodes.get(node - 1);
  }

  /** Those of which answers can be expected. */
  List<NodeWatch> present() {
    return IntStream.rangeClosed(1, count())
        .filter(node -> !away.contains(node))
        .mapToObj(this::watch)
        .toList();
  }

  void kill(int node) throws InterruptedException {
    away.add(node);
    watch(node).node().child().kill();
    watch(node).node().child().awaitEnd(END_LIMIT);
  }

  void pause(int node) throws InterruptedException {
    away.add(node);
    watch(node).node().child().pause();
  }

  void resume(int node) throws InterruptedException {
    watch(node).node().child().resume();
  }

  /** Has one that was away and has ended start again; expected to answer from now on. */
  void back(int node) {
    if (!watch(node).isAlive()) {
      NodeWatch again = started(node);
      synchronized (this) {
        nodes.set(node - 1, again);
      }
    }
    away.remove(node);
  }

  /**
   * Checks that none has ended by itself.
   *
   * @throws StackFailure if one has
   */
  void requireAlive() {
    present().forEach(watch -> watch.node().child().requireAlive());
  }

  /** Whether each one that is there says lately that all ledgers serve and all journals write. */
  boolean areWell() {
    Instant fresh = Instant.now().minus(FRESH);
    return present().stream()
        .map(NodeWatch::last)
        .allMatch(last -> last.at().isAfter(fresh) && isWell(last));
  }

  private static boolean isWell(Scrape last) {
    return last.allServing() && last.value("stockafolio_journals_away") == 0;
  }
}
