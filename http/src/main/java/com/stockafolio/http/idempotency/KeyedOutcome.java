package com.stockafolio.http.idempotency;

import com.stockafolio.transaction.TradeId;
import java.time.Duration;

/** What came of a trade that was posted under a key. */
public sealed interface KeyedOutcome {
  /** Kafka has the trade, by this request or an earlier one. */
  record Taken(TradeId tradeId) implements KeyedOutcome {}

  /**
   * The key stands for a trade with other terms.
   *
   * @param tradeId that trade
   */
  record OtherTrade(TradeId tradeId) implements KeyedOutcome {}

  /**
   * An earlier request under the key is not settled; nothing was sent.
   *
   * @param retryAfter when to ask again
   */
  record InProgress(TradeId tradeId, Duration retryAfter) implements KeyedOutcome {}

  /** The topic no longer holds what would tell whether an earlier request reached it. */
  record CannotBeTold(TradeId tradeId) implements KeyedOutcome {}

  /** It was sent, and Kafka did not acknowledge it in time: it may have it or not. */
  record NotAcknowledged(TradeId tradeId, Throwable cause) implements KeyedOutcome {}

  /** As many as allowed are on their way; nothing was sent. */
  record Busy() implements KeyedOutcome {}

  /**
   * What must be asked before anything is sent does not answer; nothing was sent.
   *
   * @param what Cassandra or Kafka
   */
  record Unavailable(String what, Throwable cause) implements KeyedOutcome {}
}
