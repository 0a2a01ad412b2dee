package com.stockafolio.loadtest.simulator.watch;

/**
 * Holds a stream to its promise: a snapshot first, then every entry of the user, ids dense and
 * rising. A new snapshot, with or without a reset before it, starts anew at its id, which never
 * lies behind what the stream has shown already.
 */
final class SequenceCheck {

  /** The id before the first event. */
  static final long NONE = -1;

  private long last = NONE;
  private boolean awaitsSnapshot;
  private long broken;

  /**
   * Notes an entry.
   *
   * @return whether it is news; one that was shown before, or one without an id, is not
   */
  boolean booked(long id) {
    if (awaitsSnapshot || last == NONE || id != last + 1) {
      broken++;
    }
    boolean news = id > last;
    last = Math.max(last, id);
    return news;
  }

  /** Notes a snapshot. */
  void snapshot(long id) {
    if (id < last || id < 0) {
      broken++;
    }
    awaitsSnapshot = false;
    last = Math.max(last, id);
  }

  /** Notes that the stream will start anew with a snapshot. */
  void reset() {
    awaitsSnapshot = true;
  }

  /** What to go on from: the highest id seen, {@link #NONE} before the first. */
  long last() {
    return last;
  }

  /**
   * How often the promise was broken: a gap, a repetition, a step back, an entry before a snapshot.
   */
  long broken() {
    return broken;
  }
}
