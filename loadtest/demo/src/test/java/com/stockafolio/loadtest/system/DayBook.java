package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users gain in a day, by the plainest definition: the worth of what they hold at its end,
 * less that at its beginning, less the money that they put in between.
 */
final class DayBook {
  /** The prices at the beginning of the day, which is the close of the day before. */
  static final Map<String, BigDecimal> CLOSING =
      Map.of(
          "AAPL", new BigDecimal("178.49"),
          "MSFT", new BigDecimal("410.1234"),
          "XOM", new BigDecimal("104"));

  /** The prices at its end. */
  static final Map<String, BigDecimal> LATER =
      Map.of(
          "AAPL", new BigDecimal("180.0001"),
          "MSFT", new BigDecimal("399.5"),
          "XOM", new BigDecimal("104.75"));

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
  void begin() {
    held.keySet().forEach(user -> gained.put(user, worth(user, CLOSING).negate()));
  }

  /** A user's totals tell the day's gain, and since which close. */
  void assertTold(String user, Map<String, BigDecimal> prices, JsonNode manifest, JsonNode totals) {
    assertThat(totals.path("dayPnl").asText()).isNotEmpty();
    assertThat(new BigDecimal(totals.get("dayPnl").asText()))
        .isEqualByComparingTo(gained.get(user).add(worth(user, prices)));
    assertThat(totals.at("/sinceClose/date").asText()).isEqualTo(manifest.get("date").asText());
    assertThat(Instant.parse(totals.at("/sinceClose/at").asText()))
        .isEqualTo(Instant.parse(manifest.get("closedAt").asText()).truncatedTo(ChronoUnit.MILLIS));
  }

  private BigDecimal worth(String user, Map<String, BigDecimal> prices) {
    return held.get(user).entrySet().stream()
        .map(entry -> entry.getValue().multiply(prices.get(entry.getKey())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
