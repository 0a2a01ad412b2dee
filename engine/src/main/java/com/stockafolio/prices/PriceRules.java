package com.stockafolio.prices;

import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * Which ticks are believed.
 *
 * @param factor a tick so many times above or below the last price waits for a second one that
 *     confirms it; 0 for none ever
 * @param mostAhead a tick that claims to be further than this ahead of the reader's clock is none
 */
public record PriceRules(int factor, Duration mostAhead) {
  private static final String FACTOR = "stockafolio.prices.confirm-beyond-factor";
  private static final String MOST_AHEAD = "stockafolio.prices.most-ahead";
  private static final int LEAST_FACTOR = 2;
  private static final int MOST_FACTOR = 1_000;
  private static final Duration LONGEST_AHEAD = Duration.ofHours(1);

  /** Reads and checks the settings below {@code stockafolio.prices}. */
  public static PriceRules read(Config config) throws StartRefused {
    try {
      return new PriceRules(factor(config), mostAhead(config));
    } catch (ConfigException wrong) {
      throw new StartRefused("A setting is missing or wrong: " + wrong.getMessage(), wrong);
    }
  }

  private static int factor(Config config) {
    String text = config.getString(FACTOR);
    if (text.equals("off") || text.equals("false")) {
      return 0;
    }
    int factor = config.getInt(FACTOR);
    if (factor < LEAST_FACTOR || factor > MOST_FACTOR) {
      throw new StartRefused(
          "%s = %d must be %d to %d, or off".formatted(FACTOR, factor, LEAST_FACTOR, MOST_FACTOR));
    }
    return factor;
  }

  private static Duration mostAhead(Config config) {
    Duration ahead = config.getDuration(MOST_AHEAD);
    if (ahead.isNegative() || ahead.compareTo(LONGEST_AHEAD) > 0) {
      throw new StartRefused("%s = %s must be 0 to 1 h".formatted(MOST_AHEAD, ahead));
    }
    return ahead;
  }
}
