package com.stockafolio.engine.market;

import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.market.MarketKeys;
import com.typesafe.config.Config;
import java.util.List;

/** The settings of the market's records that all who read them need. */
public final class MarketSettings {
  private MarketSettings() {}

  /**
   * Whose signatures of market records are right.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the setting, and saying which of its keys is none
   */
  public static MarketKeys verifyingKeys(Config config) {
    List<String> keys = new SettingsReader(config, "stockafolio.market").texts("verifying-keys");
    try {
      return MarketKeys.trusting(keys);
    } catch (IllegalArgumentException noKey) {
      throw new StartRefused("stockafolio.market.verifying-keys: " + noKey.getMessage(), noKey);
    }
  }
}
