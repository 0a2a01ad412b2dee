package com.stockafolio.loadtest.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users gain in a day, by the plainest definition: the worth of what they hold at its end, less
 * that at its beginning, less the money that they put in between.
 */
final class DayBook {
  /** By user and symbol; negative when short. */
  private final Map<String, Map<String, BigDecimal>> held = new TreeMap<>();

  /** By user: less the worth at the beginning, less the money put in. */
  private final Map<String, BigDecimal> gained = new TreeMap<>();

  /** Notes a trade; {@code quantity} is negative for a sale. */
  void trade(String user, String symbol, BigDecimal quantity, BigDecimal price) {
    held.computeIfAbsent(user, key -> new TreeMap<>()).merge(symbol, quantity, BigDecimal::add);
    gained.merge(user, quantity.multiply(price).negate(), BigDecimal::add);
  }

  /** Begins the day with what is held now. */
  void begin(Map<String, BigDecimal> prices) {
    held.keySet().forEach(user -> gained.put(user, worth(user, prices).negate()));
  }

  /** What the user gained since the day began, at prices. */
  BigDecimal gain(String user, Map<String, BigDecimal> prices) {
    return gained.get(user).add(worth(user, prices));
  }

  private BigDecimal worth(String user, Map<String, BigDecimal> prices) {
    return held.get(user).entrySet().stream()
        .map(entry -> entry.getValue().multiply(prices.get(entry.getKey())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
