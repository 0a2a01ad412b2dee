package com.stockafolio.transaction;

/** Takes back, or sets right, what the same user's portfolio has booked before. */
public sealed interface Revision extends Transaction permits Bust, Correct {
  /** What kind of entry it becomes. */
  EntryType type();

  /** The tradeId of the trade, movement of cash or transfer that it is about. */
  TradeId of();
}
