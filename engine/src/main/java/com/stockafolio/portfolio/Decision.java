package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

/** What a portfolio says to a trade. */
public sealed interface Decision {

  /**
   * The trade is to be booked.
   *
   * @param trade what the journal keeps
   */
  record Accepted(BookedTrade trade) implements Decision {
    /** Checks presence. */
    public Accepted {
      requireNonNull(trade, "trade");
    }
  }

  /**
   * The trade is not booked.
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
