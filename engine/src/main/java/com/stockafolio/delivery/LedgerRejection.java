package com.stockafolio.delivery;

import com.stockafolio.transaction.RejectionReason;
import java.util.Objects;

/**
 * A record that its ledger did not book.
 *
 * @param offset the record's offset in its source
 * @param reason why, from the closed set
 * @param detail what is wrong with it, in words
 */
public record LedgerRejection(long offset, RejectionReason reason, String detail) {
  /** Checks that nothing is missing. */
  public LedgerRejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }
}
