package com.stockafolio.http.answer;

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
public record SettingsReader(Config config, String prefix) {
  /** A text that is not blank. */
  public String text(String key) {
    String value = read(key, config::getString);
    return require(key, !value.isBlank(), "must not be blank", value);
  }

  /** Blank means not set. */
  public String optionalText(String key) {
    return read(key, config::getString).strip();
  }

  /** A whole number within a range, both ends included. */
  public int number(String key, int least, int most) {
    int value = read(key, config::getInt);
    return require(key, least <= value && value <= most, "must be " + least + " to " + most, value);
  }

  /** On or off. */
  public boolean flag(String key) {
    return read(key, config::getBoolean);
  }

  /** A size in bytes within a range, both ends included. */
  public int bytes(String key, int least, int most) {
    long value = read(key, config::getBytes);
    return (int)
        require(key, least <= value && value <= most, "must be " + least + " to " + most, value)
            .longValue();
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return List.copyOf(read(key, config::getStringList));
  }

  /** Settings that another program names: a map by its names. */
  public Map<String, String> properties(String key) {
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

  /** A time within a range, both ends included. */
  public Duration time(String key, Duration least, Duration most) {
    Duration value = read(key, config::getDuration);
    boolean within = least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
    return require(
        key, within, "must be " + least.toMillis() + " ms to " + most.toMillis() + " ms", value);
  }

  /** IP addresses; names are not looked up. */
  public Set<InetAddress> addresses(String key) {
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
  public IllegalArgumentException wrong(String key, String rule) {
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
