package com.stockafolio.engine.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration as it stands once all that it takes from the environment is put in.
 *
 * @param config in which what is missing stands as {@value #UNSET}
 * @param missing what it takes from the environment and is not there, each in words
 */
public record Configuration(Config config, List<String> missing) {
  /** Stands for what is missing. */
  public static final String UNSET = "(unset)";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)\\}");

  /** Copies the list. */
  public Configuration {
    missing = List.copyOf(missing);
  }

  /**
   * Puts in what it takes from the environment.
   *
   * @throws ConfigException where it cannot be read otherwise
   */
  public static Configuration resolved(Config unresolved) {
    List<String> missing = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Config config = unresolved;
    while (true) {
      try {
        return new Configuration(config.resolve(), missing);
      } catch (ConfigException.UnresolvedSubstitution failure) {
        Matcher variable = VARIABLE.matcher(failure.getMessage());
        if (!variable.find() || !names.add(variable.group(1))) {
          throw failure;
        }
        missing.add(
            "%s is not set in the environment: %s asks for it, and says why"
                .formatted(variable.group(1), whoAsks()));
        config = config.withValue(variable.group(1), ConfigValueFactory.fromAnyRef(UNSET));
      }
    }
  }

  /**
   * The configuration.
   *
   * @throws StartRefused naming all that is missing
   */
  public Config complete() {
    if (!missing.isEmpty()) {
      throw new StartRefused(String.join("; ", missing));
    }
    return config;
  }

  private static String whoAsks() {
    return System.getProperty("config.file", "the configuration");
  }
}
