package com.stockafolio.prices;

import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Which ticks are believed.
 *
 * @param factor a tick so many times above or below the last price waits for a second one that
 *     confirms it; 0 for none ever
 * @param mostAhead a tick that claims to be further than this ahead of the reader's clock is none
 */
public record PriceRules(int factor, Duration mostAhead) {
  private static final int LEAST_FACTOR = 2;
  private static final int MOST_FACTOR = 1_000;
  private static final Duration LONGEST_AHEAD = Duration.ofHours(1);

  /**
   * Reads and checks the settings below {@code stockafolio.prices}.
   *
   * @throws StartRefused naming the key, the value and the legal range
   */
  public static PriceRules read(Config config) {
    SettingsReader prices = new SettingsReader(config, "stockafolio.prices");
    return new PriceRules(
        prices.numberOrOff("confirm-beyond-factor", LEAST_FACTOR, MOST_FACTOR),
        prices.time("most-ahead", Duration.ZERO, LONGEST_AHEAD));
  }
}
