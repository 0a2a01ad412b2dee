package com.stockafolio.http.events;

import com.stockafolio.http.portfolio.Close;
import com.stockafolio.http.portfolio.DayStart;
import com.stockafolio.http.portfolio.DayStarts;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;

/**
 * What the profit of the day of a user with open streams on this node is counted from: read once
 * for each close and kept. While no trade of a later day is seen it is the portfolio itself, which
 * a trade of the day that is still on its way to this node may change. Safe to share.
 */
final class DayStartOfUser {
  private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

  private final DayStarts starts;

  private DayStart start;

  /** The close whose start is known for good. */
  private Close settled;

  private boolean reading;
  private long failedNanos;
  private boolean failed;

  /** Nothing known yet. */
  DayStartOfUser(DayStarts starts) {
    this.starts = starts;
  }

  /**
   * The start of the day; that of the close before until a new one's is known.
   *
   * @param live the portfolio as it stands
   * @return null where none is known; where there is one to be known, it is looked for
   */
  synchronized DayStart start(Portfolio live) {
    Close close = starts.lastClose();
    if (close == null || close == settled) {
      return start;
    }
    if (close.holdsAllOf(live)) {
      if (start == null || start.close() != close || start.sequence() != live.sequence()) {
        start = DayStart.of(close, live);
      }
    } else if (!reading && !(failed && System.nanoTime() - failedNanos < AGAIN_NANOS)) {
      reading = true;
      starts
          .tryRead(close, live)
          .ifPresentOrElse(
              begun -> begun.whenComplete((read, failure) -> done(read)), () -> reading = false);
    }
    return start;
  }

  /** Null where it could not be read. */
  private synchronized void done(DayStart read) {
    reading = false;
    failed = read == null;
    if (failed) {
      failedNanos = System.nanoTime();
    } else {
      start = read;
      settled = read.close();
    }
  }
}
