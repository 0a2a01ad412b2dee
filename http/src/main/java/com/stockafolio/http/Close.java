package com.stockafolio.http;

import com.stockafolio.engine.LastClose;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RecentTrade;
import java.time.Instant;

/**
 * The end of a trading day, as portfolios are valued at it. A trade belongs to the day if Kafka
 * recorded it at or before the close's instant, as {@code asOf} with an instant counts. That is not
 * to the trade what the closing files of the ledgers hold: they are captured a moment after that
 * instant, each as far as it has booked by then, so that a trade on its way at the bell may be on
 * one side here and on the other there. What this tells can be asked again by {@code asOf}.
 * Immutable.
 */
final class Close {
  private final long atMillis;
  private final Prices prices;
  private final byte[] json;

  private Close(long atMillis, Prices prices, byte[] json) {
    this.atMillis = atMillis;
    this.prices = prices;
    this.json = json;
  }

  static Close of(LastClose close, Instruments instruments) {
    long atMillis = close.closedAt().toEpochMilli();
    JsonBuffer json = new JsonBuffer(64);
    json.append(JsonBuffer.piece("{\"date\":\"" + close.date() + "\",\"at\":"));
    json.appendInstant(atMillis).append('}');
    return new Close(atMillis, Prices.of(close.prices(), instruments, atMillis), json.toArray());
  }

  Instant at() {
    return Instant.ofEpochMilli(atMillis);
  }

  /** The closing prices. */
  Prices prices() {
    return prices;
  }

  /** The day and the instant, as the API tells them. */
  byte[] json() {
    return json;
  }

  /** Whether nothing of the portfolio was recorded since. */
  boolean holdsAllOf(Portfolio portfolio) {
    RecentTrade latest = portfolio.latestTrade();
    return latest == null || latest.recordedAtMillis() <= atMillis;
  }
}
