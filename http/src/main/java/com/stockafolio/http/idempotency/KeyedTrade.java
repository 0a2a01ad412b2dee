package com.stockafolio.http.idempotency;

import com.stockafolio.transaction.TradeId;
import java.util.UUID;

/**
 * The trade that a key of a user stands for.
 *
 * @param tradeId its id, the same in every try
 * @param terms what was asked for, as {@code PostedTransaction} writes it down; another body has
 *     others
 * @param tradedAtMillis when it was traded, the same in every try; milliseconds since 1970
 * @param from an offset of its partition, noted before the last try: the trade stands there or
 *     later if that try reached the topic
 * @param attempt names the last try
 * @param attemptedAtMillis when that began by the clock of its node; milliseconds since 1970
 * @param acknowledged whether Kafka is known to have the trade
 */
public record KeyedTrade(
    TradeId tradeId,
    String terms,
    long tradedAtMillis,
    long from,
    UUID attempt,
    long attemptedAtMillis,
    boolean acknowledged) {

  /** The same, once Kafka has it. */
  KeyedTrade asAcknowledged() {
    return new KeyedTrade(tradeId, terms, tradedAtMillis, from, attempt, attemptedAtMillis, true);
  }

  /** The same trade in another try. */
  KeyedTrade triedAgain(long newFrom, UUID newAttempt, long nowMillis) {
    return new KeyedTrade(tradeId, terms, tradedAtMillis, newFrom, newAttempt, nowMillis, false);
  }
}
