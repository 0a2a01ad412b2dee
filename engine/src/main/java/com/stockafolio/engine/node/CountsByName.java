package com.stockafolio.engine.node;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of what happened, by what it was: few names that the product gives. Safe to share. */
public final class CountsByName {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** None. */
  public CountsByName() {}

  /** One more of a name. */
  public void increment(String name) {
    counts.computeIfAbsent(name, first -> new LongAdder()).increment();
  }

  /** All that was ever counted, since the start. */
  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }
}
