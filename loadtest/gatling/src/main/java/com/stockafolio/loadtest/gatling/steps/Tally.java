package com.stockafolio.loadtest.gatling.steps;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a run has counted besides Gatling's requests; for the last lines that it prints. */
public final class Tally {
  private final LongAdder streams = new LongAdder();
  private final LongAdder tradeEvents = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final LongAdder resets = new LongAdder();
  private final LongAdder refusedPosts = new LongAdder();
  private final Map<String, LongAdder> brokenStreams = new ConcurrentHashMap<>();

  void streamOpened() {
    streams.increment();
  }

  void tradeEvent() {
    tradeEvents.increment();
  }

  void fault() {
    faults.increment();
  }

  void reset() {
    resets.increment();
  }

  /** A posted trade that got 429. */
  void postRefused() {
    refusedPosts.increment();
  }

  /** A stream that could not be opened or broke, and why; reasons are few. */
  public void streamBroke(String why) {
    brokenStreams.computeIfAbsent(why, reason -> new LongAdder()).increment();
  }

  /** How many streams the server refused as too many. */
  public long refusedStreams() {
    return brokenStreams.entrySet().stream()
        .filter(entry -> entry.getKey().contains("code 429"))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /** How many posted trades the server refused as too many. */
  public long refusedTrades() {
    return refusedPosts.sum();
  }

  /** Why streams broke, and how often. */
  public Map<String, Long> broken() {
    Map<String, Long> broken = new TreeMap<>();
    brokenStreams.forEach((why, count) -> broken.put(why, count.sum()));
    return broken;
  }

  /** The counts, as one line. */
  public String line() {
    return "streams opened %,d · trade events %,d · out of order, repeated or missing %,d · resets %,d"
        .formatted(streams.sum(), tradeEvents.sum(), faults.sum(), resets.sum());
  }
}
