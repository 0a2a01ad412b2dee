package com.stockafolio.loadtest.checker.comparison;

import java.util.ArrayList;
import java.util.List;

/** In which ways one portfolio, as the engine answers it, differs from its book. */
final class Faults {
  /** So many faults of one portfolio are told in words. */
  private static final int TOLD = 4;

  private final List<String> told = new ArrayList<>();
  private int count;

  /** Forgets what was found, for the next portfolio. */
  void clear() {
    told.clear();
    count = 0;
  }

  void add(String fault) {
    if (told.size() < TOLD) {
      told.add(fault);
    }
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The faults in words, the first few of them. */
  String inWords() {
    String words = String.join("; ", told);
    return count > told.size() ? words + "; and " + (count - told.size()) + " more" : words;
  }
}
