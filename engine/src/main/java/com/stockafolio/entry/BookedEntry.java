package com.stockafolio.entry;

import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/**
 * A transaction that was accepted: what the journal keeps and a portfolio is folded from. A user's
 * entries are numbered, 1 for the first: see {@link Portfolio#sequence}.
 */
public sealed interface BookedEntry
    permits BookedTrade, BookedCash, BookedTransfer, BookedRevision {
  /** What it is. */
  EntryType type();

  /** Its offset in its source partition, not negative. */
  long offset();

  /** When it was appended to the log, in milliseconds since 1970. */
  long recordedAtMillis();

  /** The producer's word on when it took place, in milliseconds since 1970. */
  long tradedAtMillis();

  /** The producer's name for it. */
  TradeId tradeId();

  /** Whose portfolio it belongs to. */
  UserId userId();

  /** The instrument whose position it changes, see {@link Instruments#byId}; 0 for none. */
  int instrumentId();
}
