package com.stockafolio.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a consumer starts: behind what is settled, or earlier where a ledger's journal holds less
 * than it was sent by then (it was restored from an older backup). Starting from the consumer's own
 * progress alone would leave such a ledger a hole that no later batch fills.
 */
public final class StartRule {
  private StartRule() {}

  /** Where to start, or why not to. */
  public sealed interface Outcome {
    /**
     * Start reading.
     *
     * @param offset the first offset to read
     * @param previous for each ledger, the lower end (exclusive) of its first batch
     * @param checks the last record that is settled, and the last that a ledger holds beyond it:
     *     read nothing before they were found to lie there still
     */
    record Start(long offset, Map<Integer, Long> previous, List<Check> checks) implements Outcome {
      /** Copies map and list. */
      public Start {
        previous = Map.copyOf(previous);
        checks = List.copyOf(checks);
      }
    }

    /**
     * A record to be compared with what the source holds at its offset. As logs lose what is at
     * their end, all before it is the same if it is.
     *
     * @param record it, with its fingerprint
     * @param ofBytes whether the fingerprint is that of the record's bytes, not of its trade
     */
    record Check(LastRecord record, boolean ofBytes) {}

    /**
     * Records are missing, so that going on would lose trades.
     *
     * @param why what is missing, with its offsets
     */
    record Refusal(String why) implements Outcome {}
  }

  /**
   * Decides where some ledgers are silent, as their journals cannot be read: they are parted with,
   * and may make it begin earlier once they tell. Not where nobody has told how far the source is
   * settled.
   *
   * @param silent the ledgers that have told no position
   */
  public static Outcome decide(
      ProgressRow row,
      Map<Integer, LastRecord> covered,
      Collection<Integer> silent,
      long first,
      long end) {
    Outcome outcome = decide(row, covered, first, end);
    if (silent.isEmpty() || !(outcome instanceof Outcome.Start start)) {
      return outcome;
    }
    if (row.position() < 0) {
      throw new IllegalArgumentException("ledgers are silent, and there is no row of progress");
    }
    Map<Integer, Long> previous = new HashMap<>(start.previous());
    for (int ledger : silent) {
      previous.put(ledger, Math.min(row.lastSent(ledger), start.offset() - 1));
    }
    return new Outcome.Start(start.offset(), previous, start.checks());
  }

  /**
   * Decides.
   *
   * @param row the source's progress, {@link ProgressRow#none} where none is kept
   * @param covered the position that every ledger of the source has told: the last record its
   *     journal holds
   * @param first the first offset the source still holds
   * @param end the offset behind the source's last record, read after the positions were told
   */
  public static Outcome decide(
      ProgressRow row, Map<Integer, LastRecord> covered, long first, long end) {
    if (row.position() < 0 && first > 0) {
      return decideWithoutRow(row, covered, first, end);
    }
    long next = row.position() + 1;
    if (end < next) {
      return new Outcome.Refusal(
          "it ends at offset %d, but was read up to offset %d before: records are gone from its end"
              .formatted(end, row.position()));
    }
    long start = next;
    int hindmost = -1;
    for (Map.Entry<Integer, LastRecord> position : covered.entrySet()) {
      int ledger = position.getKey();
      long held = position.getValue().offset();
      if (held >= end) {
        return goneFromTheEnd(end, ledger, held);
      }
      if (held < row.lastSent(ledger) && held + 1 < start) {
        start = held + 1;
        hindmost = ledger;
      }
    }
    if (first > start) {
      return new Outcome.Refusal(
          "it begins at offset %d, but offset %d is to be read next (settled up to %d%s): records were deleted before they were booked"
              .formatted(
                  first,
                  start,
                  row.position(),
                  hindmost < 0 ? "" : ", ledger " + hindmost + " holds less"));
    }
    Map<Integer, Long> previous = new HashMap<>();
    for (int ledger : covered.keySet()) {
      previous.put(ledger, Math.min(row.lastSent(ledger), start - 1));
    }
    return new Outcome.Start(start, previous, checks(row, covered, first));
  }

  /**
   * Ledgers that were imported, or whose progress is lost, and a source that holds its beginning no
   * longer. All that it holds is read: what consumers rejected of it may not be published yet.
   */
  private static Outcome decideWithoutRow(
      ProgressRow none, Map<Integer, LastRecord> covered, long first, long end) {
    Map<Integer, Long> previous = new HashMap<>();
    for (Map.Entry<Integer, LastRecord> position : covered.entrySet()) {
      int ledger = position.getKey();
      long held = position.getValue().offset();
      if (held >= end) {
        return goneFromTheEnd(end, ledger, held);
      }
      if (held < first - 1) {
        return new Outcome.Refusal(
            "it begins at offset %d, nobody has told how far it is settled, and ledger %d holds it up to offset %d: whether what was deleted between them was booked is not known; rebuild the ledgers from the archive"
                .formatted(first, ledger, held));
      }
      previous.put(ledger, first - 1);
    }
    return new Outcome.Start(first, previous, checks(none, covered, first));
  }

  private static Outcome.Refusal goneFromTheEnd(long end, int ledger, long held) {
    return new Outcome.Refusal(
        "it ends at offset %d, but the journal of ledger %d holds offset %d: records are gone from its end"
            .formatted(end, ledger, held));
  }

  /** What was deleted from the topic's beginning is not there to be compared. */
  private static List<Outcome.Check> checks(
      ProgressRow row, Map<Integer, LastRecord> covered, long first) {
    List<Outcome.Check> checks = new ArrayList<>(2);
    LastRecord settled = new LastRecord(row.position(), row.print());
    if (settled.isKnown() && settled.offset() >= first) {
      checks.add(new Outcome.Check(settled, true));
    }
    LastRecord furthest = LastRecord.NONE;
    for (LastRecord held : covered.values()) {
      if (held.isKnown()
          && held.offset() > row.position()
          && (!furthest.isKnown() || held.offset() > furthest.offset())) {
        furthest = held;
      }
    }
    if (furthest.isKnown() && furthest.offset() >= first) {
      checks.add(new Outcome.Check(furthest, false));
    }
    return checks;
  }
}
