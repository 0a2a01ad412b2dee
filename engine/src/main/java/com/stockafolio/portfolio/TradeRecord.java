package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

/**
 * A trade with its position in its source partition.
 *
 * @param offset the record's offset, not negative
 * @param recordedAtMillis when the record was appended to the log, in milliseconds since 1970
 * @param trade what it says
 */
public record TradeRecord(long offset, long recordedAtMillis, Trade trade) {

  /** Checks presence and bounds. */
  public TradeRecord {
    requireNonNull(trade, "trade");
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }
}
