package com.stockafolio.loadtest.gatling.options;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What {@code -Dscenario=capacity} was asked for; the options of the scenario that is played count
 * beside them.
 *
 * @param step the scenario at the first rate, {@code -Drate}
 * @param mostRate {@code -DmostRate=10000}: no rate above it is tried; from the first rate on
 * @param leastRate {@code -DleastRate=1}: below it the run has failed; 1 to 10,000
 * @param precisionPercent {@code -Dprecision=5}: how far above the rate that is found one must have
 *     failed; 1 to 100
 */
public record CapacityOptions(LoadOptions step, int mostRate, int leastRate, int precisionPercent) {

  /** The name of the scenario that finds the highest rate of another. */
  public static final String CAPACITY = "capacity";

  /** The options that only this scenario has. */
  public static final List<String> NAMES = List.of("of", "mostRate", "leastRate", "precision");

  /** Those whose rate is what loads the system. */
  private static final Map<String, LoadScenario> CHOICES =
      new TreeMap<>(
          Map.of(
              LoadScenario.TRADING.optionName(), LoadScenario.TRADING,
              LoadScenario.READING.optionName(), LoadScenario.READING,
              LoadScenario.HOT_USER.optionName(), LoadScenario.HOT_USER));

  private static final int MOST = 10_000;
  private static final String STEP_SECONDS = "30";

  /** Reads and checks all options. */
  public static CapacityOptions read(Properties properties) throws InvalidOption {
    OptionReader reader = OptionReader.of(properties);
    LoadScenario of = reader.choice("of", LoadScenario.TRADING, CHOICES);
    Properties played = new Properties();
    played.putAll(properties);
    played.setProperty("scenario", of.optionName());
    played.putIfAbsent("duration", STEP_SECONDS);
    LoadOptions step = LoadOptions.read(played);
    return new CapacityOptions(
        step,
        reader.number("mostRate", MOST, step.rate(), MOST),
        reader.number("leastRate", 1, 1, MOST),
        reader.number("precision", 5, 1, 100));
  }
}
