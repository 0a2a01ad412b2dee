package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

/**
 * A market record as it lies in one partition of the topic of trades; each has a copy.
 *
 * @param offset the copy's offset, not negative
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 * @param record what it says
 */
public record MarketCopy(long offset, long recordedAtMillis, MarketRecord record) {
  /** Checks presence and bounds. */
  public MarketCopy {
    requireNonNull(record, "record");
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }
}
