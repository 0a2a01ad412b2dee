package com.stockafolio.engine.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All that is wrong with settings at once, where a start says the first: what is refused is put
 * right for the next attempt to read.
 */
public final class SettingsFaults {
  /** A text, for what has no default. */
  private static final ConfigValue SOME_TEXT = ConfigValueFactory.fromAnyRef("unset");

  private SettingsFaults() {}

  /**
   * What is refused, in words, each setting once.
   *
   * @param config the whole configuration
   * @param readers each reads some settings, and throws {@link StartRefused}
   */
  public static List<String> of(Config config, Collection<Consumer<Config>> readers) {
    Config documented = ConfigFactory.parseResources("reference.conf").resolve();
    Map<String, String> faults = new LinkedHashMap<>();
    for (Consumer<Config> reader : readers) {
      read(config, documented, reader, faults);
    }
    return List.copyOf(faults.values());
  }

  private static void read(
      Config config, Config documented, Consumer<Config> reader, Map<String, String> faults) {
    Config mended = config;
    Map<String, Deque<ConfigValue>> remedies = new HashMap<>();
    while (true) {
      try {
        reader.accept(mended);
        return;
      } catch (StartRefused refused) {
        String setting = refused.setting().orElse(refused.getMessage());
        faults.putIfAbsent(setting, refused.getMessage());
        Deque<ConfigValue> left =
            remedies.computeIfAbsent(
                setting,
                path ->
                    refused
                        .setting()
                        .map(it -> remedies(documented, it))
                        .orElseGet(ArrayDeque::new));
        if (left.isEmpty()) {
          return;
        }
        mended = mended.withValue(setting, left.poll());
      }
    }
  }

  private static Deque<ConfigValue> remedies(Config documented, String setting) {
    Deque<ConfigValue> remedies = new ArrayDeque<>();
    if (documented.hasPath(setting)) {
      remedies.add(documented.getValue(setting));
    }
    remedies.add(SOME_TEXT);
    return remedies;
  }
}
