package com.stockafolio.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that is wrong is told at once, each setting once. */
class SettingsFaultsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static void rows(Config config) {
    SettingsReader engine = new SettingsReader(config, "stockafolio.engine");
    engine.time("row-interval", Duration.ZERO, HOUR);
    engine.number("most-trades-per-row", 1, 4096);
    engine.flag("actor-for-each-trader");
  }

  private static void withoutDefault(Config config) {
    SettingsReader engine = new SettingsReader(config, "stockafolio.engine");
    engine.text("import-closing");
    engine.number("most-trades-per-row", 1, 4096);
  }

  private static void together(Config config) {
    throw new StartRefused("these two do not go together");
  }

  private static List<String> faults(String settings) {
    Config config =
        ConfigFactory.parseString(settings)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve();
    return SettingsFaults.of(
        config,
        List.of(
            SettingsFaultsTest::rows,
            SettingsFaultsTest::together,
            SettingsFaultsTest::withoutDefault));
  }

  @Test
  void eachIsToldOnceAndThoseBehindItToo() {
    assertThat(
            faults(
                "stockafolio.engine { row-interval = 40, most-trades-per-row = 0,"
                    + " actor-for-each-trader = perhaps }"))
        .containsExactly(
            "stockafolio.engine.row-interval = 40 must be a time with its unit between 0 ms and 1 h",
            "stockafolio.engine.most-trades-per-row = 0 must be a whole number between 1 and 4096",
            "stockafolio.engine.actor-for-each-trader = perhaps must be on or off",
            "these two do not go together",
            "stockafolio.engine.import-closing =  must not be blank");
  }

  @Test
  void whatIsRightIsNotTold() {
    assertThat(faults("stockafolio.engine.import-closing = closing/"))
        .containsExactly("these two do not go together");
  }
}
