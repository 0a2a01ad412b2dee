package com.stockafolio.loadtest.gatling.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one virtual user's stream has told, and whether it should have: every trade once, in order,
 * after a snapshot, also across reconnections. Used by its virtual user alone.
 */
public final class StreamCheck {
  private static final long NOTHING = -1;

  /** Posted trades whose arrival is remembered; a user awaits one at a time. */
  private static final int REMEMBERED = 64;

  /** What became of a posted trade. */
  sealed interface Fate {
    /** Its event arrived at this time, in milliseconds since 1970. */
    record Told(long atMillis) implements Fate {}

    /** It was refused. */
    record Refused(String reason) implements Fate {}
  }

  private final Map<String, Fate> fates =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fate> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long last = NOTHING;
  private long snapshotAtMillis = NOTHING;
  private boolean snapshotDue = true;
  private long faults;
  private long resets;
  private boolean toldToGo;

  /**
   * Takes the next event.
   *
   * @param atMillis when it arrived, in milliseconds since 1970
   * @return what is wrong with it, if anything is
   */
  Optional<String> take(StreamEvent event, long atMillis) {
    Optional<String> fault = fault(event, atMillis);
    fault.ifPresent(what -> faults++);
    return fault;
  }

  private Optional<String> fault(StreamEvent event, long atMillis) {
    if (event instanceof StreamEvent.Snapshot snapshot) {
      return snapshot(snapshot.sequence(), atMillis);
    } else if (event instanceof StreamEvent.Trade trade) {
      fates.put(trade.tradeId(), new Fate.Told(atMillis));
      return trade(trade.sequence());
    } else if (event instanceof StreamEvent.Rejected rejected) {
      fates.put(rejected.tradeId(), new Fate.Refused(rejected.reason()));
    } else if (event instanceof StreamEvent.Reset) {
      snapshotDue = true;
      resets++;
    } else if (event instanceof StreamEvent.GoAway) {
      toldToGo = true;
    } else if (event instanceof StreamEvent.Unreadable unreadable) {
      return Optional.of("not readable: " + unreadable.what());
    }
    return Optional.empty();
  }

  private Optional<String> snapshot(long sequence, long atMillis) {
    String fault = null;
    if (!snapshotDue) {
      fault = "a snapshot without a reset";
    } else if (sequence < last) {
      fault = "a snapshot at " + sequence + " after trade " + last;
    }
    last = Math.max(last, sequence);
    snapshotAtMillis = atMillis;
    snapshotDue = false;
    return Optional.ofNullable(fault);
  }

  private Optional<String> trade(long sequence) {
    String fault = null;
    if (snapshotDue) {
      fault = "trade " + sequence + " before its snapshot";
    } else if (sequence <= last) {
      fault = "trade " + sequence + " again, after " + last;
    } else if (sequence > last + 1) {
      fault = "a gap: trade " + sequence + " after " + last;
    }
    last = Math.max(last, sequence);
    return Optional.ofNullable(fault);
  }

  /** When the first or latest snapshot arrived, in milliseconds since 1970; empty before it. */
  OptionalLong snapshotAtMillis() {
    return snapshotAtMillis == NOTHING ? OptionalLong.empty() : OptionalLong.of(snapshotAtMillis);
  }

  /** The sequence that the stream has told up to; -1 before its first snapshot. */
  long last() {
    return last;
  }

  /** What became of a posted trade, as far as the stream has told. */
  Optional<Fate> fate(String tradeId) {
    return Optional.ofNullable(fates.get(tradeId));
  }

  /** How often something was wrong. */
  long faults() {
    return faults;
  }

  /** How often the stream was told to begin anew. */
  public long resets() {
    return resets;
  }

  /** Whether the node has announced that it ends the stream. */
  boolean toldToGo() {
    return toldToGo;
  }
}
