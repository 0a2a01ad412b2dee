package com.stockafolio.entry;

import com.stockafolio.transaction.UserId;

/** A booked record of the user's own as its portfolio remembers it. */
public sealed interface RecentTransaction extends RecentEntry
    permits RecentTrade, RecentCash, RecentTransfer, RecentRevision {
  /** The entry as it was booked for its user. */
  BookedEntry bookedBy(UserId user);
}
