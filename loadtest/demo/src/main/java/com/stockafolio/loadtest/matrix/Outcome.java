package com.stockafolio.loadtest.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a round came to.
 *
 * @param fault what was done
 * @param trades produced in the round
 * @param books what the check of all books said after it
 * @param gaps how often a stream told a trader something out of order, twice, or not at all
 * @param recoverySeconds until all was well again; empty where it was not within the limit
 * @param reads portfolios asked for
 * @param refused those that were not shown
 * @param complaint what else must not be, in words; empty for nothing
 */
record Outcome(
    Fault fault,
    long trades,
    Books books,
    long gaps,
    OptionalDouble recoverySeconds,
    long reads,
    long refused,
    String complaint) {

  /**
   * What the check of all books said.
   *
   * @param missing acknowledged trades that are not on the topic
   * @param expected bookings by the checker's own books
   * @param booked bookings by the engine's portfolios
   * @param differing users whose portfolio differs
   */
  record Books(long missing, long expected, long booked, long differing) {

    long lost() {
      return missing + Math.max(0, expected - booked);
    }

    long doubled() {
      return Math.max(0, booked - expected);
    }
  }

  /** In words, without what must not be. */
  String told() {
    return String.format(
        Locale.ROOT,
        "%,d trades; well again after %s; %,d of %,d reads refused",
        trades,
        recoverySeconds.isPresent()
            ? String.format(Locale.ROOT, "%.1f s", recoverySeconds.getAsDouble())
            : "never",
        refused,
        reads);
  }

  /** What must not be, in words; empty where all is as it must be. */
  List<String> breaches() {
    List<String> breaches = new ArrayList<>();
    note(breaches, books.lost(), "lost");
    note(breaches, books.doubled(), "doubled");
    note(breaches, books.differing(), "differing");
    note(breaches, gaps, "gaps in streams");
    if (recoverySeconds.isEmpty()) {
      breaches.add("not recovered");
    }
    if (!complaint.isEmpty()) {
      breaches.add(complaint);
    }
    return breaches;
  }

  private static void note(List<String> breaches, long count, String what) {
    if (count > 0) {
      breaches.add(count + " " + what);
    }
  }
}
