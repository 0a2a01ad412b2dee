package com.stockafolio.portfolio;

import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/** A booked entry as its portfolio remembers it: with its number, and what it did. */
public sealed interface RecentEntry permits RecentTrade, RecentCash, RecentTransfer {
  /** What it is. */
  EntryType type();

  /** Its number among the user's entries: 1 for the first, dense. */
  long sequence();

  /** Its offset in its source partition. */
  long offset();

  /** The producer's name for it. */
  TradeId tradeId();

  /** The instrument whose position it changed, see {@link Instruments#byId}; 0 for none. */
  int instrumentId();

  /** The producer's word on when it took place, in milliseconds since 1970. */
  long tradedAtMillis();

  /** When it was appended to the log, in milliseconds since 1970. */
  long recordedAtMillis();

  /** The entry as it was booked for its user. */
  BookedEntry bookedBy(UserId user);
}
