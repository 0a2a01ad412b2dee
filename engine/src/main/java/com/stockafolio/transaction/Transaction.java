package com.stockafolio.transaction;

/**
 * What a producer sent for a user's portfolio: a trade, a movement of cash, a transfer, or a
 * revision of one of these.
 */
public sealed interface Transaction permits Trade, CashMovement, Transfer, Revision {
  /** The producer's name for it. */
  TradeId tradeId();

  /** Whose portfolio it belongs to. */
  UserId userId();

  /** The producer's word on when it took place, in milliseconds since 1970. */
  long tradedAtMillis();

  /** The same under another name, and at another time. */
  Transaction as(TradeId otherId, long otherMillis);
}
