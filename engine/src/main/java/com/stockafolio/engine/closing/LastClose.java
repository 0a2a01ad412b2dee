package com.stockafolio.engine.closing;

import com.stockafolio.amount.Price;
import com.stockafolio.delivery.DayCut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The newest complete close of a trading day, as far as it tells what a portfolio was worth then.
 *
 * @param date the trading day in New York
 * @param closeId the close's own name; those of later closes sort behind it
 * @param closedAt when the close began; the table keeps it to the millisecond
 * @param prices the closing price of each symbol; a symbol without a price is left out
 * @param cut which trades belong to the day and those before it
 */
public record LastClose(
    LocalDate date, String closeId, Instant closedAt, Map<String, Price> prices, DayCut cut) {
  /** Copies the prices. */
  public LastClose {
    prices = Map.copyOf(prices);
  }
}
