package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

import com.stockafolio.entry.BookedEntry;
import com.stockafolio.transaction.RejectionReason;

/** What a portfolio says to a transaction. */
public sealed interface Decision {

  /**
   * It is to be booked.
   *
   * @param entry what the journal keeps
   */
  record Accepted(BookedEntry entry) implements Decision {
    /** Checks presence. */
    public Accepted {
      requireNonNull(entry, "entry");
    }
  }

  /**
   * It is not booked.
   *
   * @param reason which rule it broke
   * @param detail the same in words, with the values at fault
   */
  record Rejected(RejectionReason reason, String detail) implements Decision {
    /** Checks presence. */
    public Rejected {
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }
  }
}
