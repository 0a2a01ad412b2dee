package com.stockafolio.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What lies in the bucket of earlier closes.
 *
 * @param latestDay the latest day that is closed
 * @param newestId the newest moment that a close is named after, complete or not
 */
record ClosesSoFar(Optional<LocalDate> latestDay, Optional<Instant> newestId) {
  /** No day was ever closed. */
  static final ClosesSoFar NONE = new ClosesSoFar(Optional.empty(), Optional.empty());

  /** With one more close that was begun. */
  ClosesSoFar begun(Instant id) {
    return newestId.isPresent() && newestId.get().isAfter(id)
        ? this
        : new ClosesSoFar(latestDay, Optional.of(id));
  }
}
