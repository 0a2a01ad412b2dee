package com.stockafolio.http.idempotency;

import java.time.Duration;

/**
 * What becomes of a trade that is posted under a key that is known already. Pure: the clock is a
 * parameter.
 */
sealed interface KeyDecision {
  /** Kafka has the trade: nothing is sent. */
  record Taken() implements KeyDecision {}

  /** The key stands for another trade: nothing is sent. */
  record OtherTrade() implements KeyDecision {}

  /**
   * A try may yet reach the topic: nothing is sent.
   *
   * @param retryAfter when there is more to say
   */
  record Wait(Duration retryAfter) implements KeyDecision {}

  /** What is still to be done before there is an answer. */
  enum Pending implements KeyDecision {
    /** No node is at it, and only the topic tells whether the last try reached it. */
    LOOK,
    /** No try reached the topic, and none will: it is sent. */
    SEND_AGAIN
  }

  /**
   * By what is remembered alone.
   *
   * @param terms what is asked for under the key this time
   */
  static KeyDecision of(KeyedTrade known, String terms, long nowMillis, KeySettings settings) {
    if (!known.terms().equals(terms)) {
      return new OtherTrade();
    }
    if (known.acknowledged()) {
      return new Taken();
    }
    return nowMillis < known.attemptedAtMillis() + settings.sendTimeout().toMillis()
        ? new Wait(settings.retryAfter())
        : Pending.LOOK;
  }

  /**
   * By what the topic holds.
   *
   * @param found whether the trade stands there
   * @param nowMillis when the look began
   */
  static KeyDecision afterLook(
      KeyedTrade known, boolean found, long nowMillis, KeySettings settings) {
    if (found) {
      return new Taken();
    }
    long settledAt = known.attemptedAtMillis() + settings.settleTime().toMillis();
    if (nowMillis >= settledAt) {
      return Pending.SEND_AGAIN;
    }
    long wholeSeconds = (settledAt - nowMillis + 999) / 1_000;
    return new Wait(Duration.ofSeconds(wholeSeconds));
  }
}
