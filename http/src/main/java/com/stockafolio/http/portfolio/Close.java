package com.stockafolio.http.portfolio;

import com.stockafolio.delivery.DayCut;
import com.stockafolio.engine.closing.LastClose;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.prices.PricedNames;
import com.stockafolio.transaction.UserId;

/**
 * The end of a trading day, as portfolios are valued at it. A trade belongs to the day if its
 * ledger had booked it when it was captured for the close: the cut of the closing files and of the
 * firm's day, so that traders and the firm count the same trades. Immutable.
 */
public final class Close {
  private final DayCut cut;
  private final Prices prices;
  private final byte[] json;

  private Close(DayCut cut, Prices prices, byte[] json) {
    this.cut = cut;
    this.prices = prices;
    this.json = json;
  }

  static Close of(LastClose close, PricedNames names) {
    long atMillis = close.closedAt().toEpochMilli();
    JsonBuffer json = new JsonBuffer(64);
    json.append(JsonBuffer.piece("{\"date\":\"" + close.date() + "\",\"at\":"));
    json.appendInstant(atMillis).append('}');
    return new Close(close.cut(), Prices.of(close.prices(), names, atMillis), json.toArray());
  }

  /** The last offset, in the partition of the user's trades, that belongs to the day. */
  long lastOffset(UserId user) {
    return cut.lastOffset(user);
  }

  /** The closing prices. */
  Prices prices() {
    return prices;
  }

  /** The day and the instant, as the API tells them. */
  byte[] json() {
    return json;
  }

  /** Whether no entry of the portfolio is of a later day. */
  public boolean holdsAllOf(Portfolio portfolio) {
    RecentEntry latest = portfolio.latestEntry();
    return latest == null || latest.offset() <= lastOffset(portfolio.userId());
  }
}
