package com.stockafolio.http;

import com.stockafolio.http.firm.FirmResults;
import com.stockafolio.http.firm.FirmResults.FinishedDay;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * The batch's result of the latest day, as it was some seconds ago: whoever asks does not wait, and
 * has it read again where it is old. Safe to share.
 */
final class LastResult {
  private static final long OLD_NANOS = Duration.ofSeconds(30).toNanos();

  private final FirmResults results;
  private volatile Optional<FinishedDay> last = Optional.empty();
  private long readNanos = System.nanoTime() - OLD_NANOS;

  LastResult(FirmResults results) {
    this.results = results;
  }

  /** Empty where none is known yet, or none is there. */
  Optional<FinishedDay> get() {
    if (isOld()) {
      var unused =
          results
              .days()
              .thenAccept(
                  days -> last = days.stream().max(Comparator.comparing(FinishedDay::date)));
    }
    return last;
  }

  private synchronized boolean isOld() {
    long now = System.nanoTime();
    if (now - readNanos < OLD_NANOS) {
      return false;
    }
    readNanos = now;
    return true;
  }
}
