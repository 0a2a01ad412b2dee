package com.stockafolio.loadtest.gatling.options;

import com.stockafolio.loadtest.options.InvalidOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code -Dscenario} can name. */
public enum LoadScenario {
  WATCHING("traders watch their event streams", 100, 1),
  TRADING("traders post trades and await them on their streams", 50, 20),
  READING("portfolios are read", 200, 20),
  MIXED_DAY("a trading day from the open to the close in one run", 100, 10),
  RECONNECT_STORM("all streams are dropped at once and resumed", 100, 1),
  HOT_USER("many watch one user, who trades", 9, 5),
  FIRM_READERS("the firm reads its days and all portfolios", 4, 1);

  /** Trades that go to Kafka directly; played by the simulator's module, not by Gatling. */
  public static final String GENERATOR = "generator";

  private static final String GENERATOR_SAYS = "trades go straight to Kafka, at rates beyond HTTP";

  private static final String CAPACITY_SAYS =
      "the highest rate at which another scenario's thresholds hold";

  private final String says;
  private final int users;
  private final int rate;

  LoadScenario(String says, int users, int rate) {
    this.says = says;
    this.users = users;
    this.rate = rate;
  }

  /** As the option names it. */
  public String optionName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** {@code -Dusers} where it is not given. */
  int usualUsers() {
    return users;
  }

  /** {@code -Drate} where it is not given. */
  int usualRate() {
    return rate;
  }

  /**
   * The scenario of a name.
   *
   * @param name null where none was given
   */
  public static LoadScenario named(String name) throws InvalidOption {
    for (LoadScenario scenario : values()) {
      if (scenario.optionName().equals(name)) {
        return scenario;
      }
    }
    String problem =
        name == null || name.isBlank()
            ? "-Dscenario is missing. The scenarios are:"
            : "-Dscenario=" + name + " is no scenario. The scenarios are:";
    throw new InvalidOption(problem + "\n" + list());
  }

  /** One line for each scenario, the generator among them. */
  static String list() {
    return Arrays.stream(values())
            .map(scenario -> line(scenario.optionName(), scenario.says))
            .collect(Collectors.joining())
        + line(CapacityOptions.CAPACITY, CAPACITY_SAYS)
        + line(GENERATOR, GENERATOR_SAYS).stripTrailing();
  }

  private static String line(String name, String says) {
    return String.format("  -Dscenario=%-16s %s%n", name, says);
  }
}
