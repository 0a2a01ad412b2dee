package com.stockafolio.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads settings below a prefix, each within its range.
 *
 * @param config the whole configuration
 * @param prefix ends with a point
 */
record SettingsReader(Config config, String prefix) {
  String text(String key) {
    String value = read(key, config::getString);
    return require(key, !value.isBlank(), "must not be blank", value);
  }

  /** Blank means not set. */
  String optionalText(String key) {
    return read(key, config::getString).strip();
  }

  int number(String key, int least, int most) {
    int value = read(key, config::getInt);
    return require(key, least <= value && value <= most, "must be " + least + " to " + most, value);
  }

  boolean flag(String key) {
    return read(key, config::getBoolean);
  }

  int bytes(String key, int least, int most) {
    long value = read(key, config::getBytes);
    return (int)
        require(key, least <= value && value <= most, "must be " + least + " to " + most, value)
            .longValue();
  }

  List<String> texts(String key) {
    return List.copyOf(read(key, config::getStringList));
  }

  /** Settings that another program names: a map by its names. */
  Map<String, String> properties(String key) {
    Map<String, String> properties = new TreeMap<>();
    read(key, config::getConfig)
        .entrySet()
        .forEach(
            entry ->
                properties.put(
                    entry.getKey().replace("\"", ""),
                    String.valueOf(entry.getValue().unwrapped())));
    return Map.copyOf(properties);
  }

  Duration time(String key, Duration least, Duration most) {
    Duration value = read(key, config::getDuration);
    boolean within = least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
    return require(
        key, within, "must be " + least.toMillis() + " ms to " + most.toMillis() + " ms", value);
  }

  Set<InetAddress> addresses(String key) {
    List<String> texts = read(key, config::getStringList);
    return texts.stream().map(text -> address(key, text)).collect(Collectors.toSet());
  }

  private InetAddress address(String key, String text) {
    try {
      require(key, text.matches("[0-9a-fA-F.:]+"), "must hold IP addresses", text);
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(prefix + key + ": not an IP address: " + text, e);
    }
  }

  /** What is thrown for a setting that is wrong by a rule of its own. */
  IllegalArgumentException wrong(String key, String rule) {
    return new IllegalArgumentException(prefix + key + " " + rule);
  }

  private <T> T read(String key, Function<String, T> getter) {
    try {
      return getter.apply(prefix + key);
    } catch (ConfigException e) {
      throw new IllegalArgumentException(prefix + key + ": " + e.getMessage(), e);
    }
  }

  private <T> T require(String key, boolean holds, String rule, T value) {
    if (!holds) {
      throw new IllegalArgumentException(prefix + key + " " + rule + ", not " + value);
    }
    return value;
  }
}
