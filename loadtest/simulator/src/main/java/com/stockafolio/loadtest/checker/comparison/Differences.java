package com.stockafolio.loadtest.checker.comparison;

import java.util.ArrayList;
import java.util.List;

/** What differs: a count, and the first differences in words. */
public final class Differences {
  /** So many are told in words. */
  public static final int TOLD = 20;

  private final List<String> told = new ArrayList<>();
  private long count;

  /** One more user or record differs, in the ways of the description. */
  void add(String description) {
    if (told.size() < TOLD) {
      told.add(description);
    }
    count++;
  }

  public long count() {
    return count;
  }

  /** The first differences in words, at most {@link #TOLD}. */
  public List<String> told() {
    return List.copyOf(told);
  }
}
