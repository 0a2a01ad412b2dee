package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

/**
 * A record of the topic of trades with its position in its source partition.
 *
 * @param offset the record's offset, not negative
 * @param recordedAtMillis when the record was appended to the log, in milliseconds since 1970
 * @param transaction what it says
 */
public record TradeRecord(long offset, long recordedAtMillis, Transaction transaction) {

  /** Checks presence and bounds. */
  public TradeRecord {
    requireNonNull(transaction, "transaction");
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }
}
