package com.stockafolio.engine.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of one section, each checked against its legal range as it is read. What is missing,
 * of another kind or out of range is a {@link StartRefused} that names key, value and range.
 */
public final class SettingsReader {
  private final Config whole;
  private final String section;

  /**
   * Reads below a path.
   *
   * @param whole the whole configuration
   * @param section the path that all keys begin with, such as {@code stockafolio.engine}
   */
  public SettingsReader(Config whole, String section) {
    this.whole = whole;
    this.section = section;
  }

  /** The settings of a section within this one. */
  public SettingsReader section(String key) {
    return new SettingsReader(whole, path(key));
  }

  /** Whether it is on. */
  public boolean flag(String key) {
    value(key, "on or off");
    try {
      return whole.getBoolean(path(key));
    } catch (ConfigException noFlag) {
      throw refused(key, "must be on or off");
    }
  }

  /** A text that is not blank. */
  public String text(String key) {
    String value = optionalText(key);
    if (value.isEmpty()) {
      throw refused(key, "must not be blank");
    }
    return value;
  }

  /** A text without blanks around it; empty means that it is not set. */
  public String optionalText(String key) {
    ConfigValue value = value(key, "a text");
    if (isComposed(value)) {
      throw refused(key, "must be a text");
    }
    return shown(value).strip();
  }

  /** One of some words. */
  public String oneOf(String key, String... words) {
    String value = optionalText(key);
    if (!Arrays.asList(words).contains(value)) {
      throw refused(key, "must be one of " + String.join(", ", words));
    }
    return value;
  }

  /** Texts without blanks around them and no empty one; one text with commas is a list too. */
  public List<String> texts(String key) {
    ConfigValue value = value(key, "a list");
    Stream<String> texts;
    try {
      texts =
          value.valueType() == ConfigValueType.STRING
              ? Stream.of(shown(value).split(",", -1))
              : whole.getStringList(path(key)).stream();
    } catch (ConfigException noList) {
      throw refused(key, "must be a list of texts");
    }
    return texts.map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** A whole number within a range, both ends included. */
  public int number(String key, int least, int most) {
    String legal = "a whole number between %d and %d".formatted(least, most);
    String text = shown(value(key, legal));
    try {
      int number = new BigDecimal(text.strip()).intValueExact();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException | ArithmeticException noNumber) {
      throw refused(key, "must be " + legal);
    }
    throw refused(key, "must be " + legal);
  }

  /** A number as {@link #number} reads it, or off, which is 0. */
  public int numberOrOff(String key, int least, int most) {
    String text = shown(value(key, "a whole number or off"));
    if (text.equals("off") || text.equals("false")) {
      return 0;
    }
    try {
      return number(key, least, most);
    } catch (StartRefused wrong) {
      throw new StartRefused(path(key), wrong.getMessage() + ", or off", wrong);
    }
  }

  /** A size in bytes within a range, both ends included. */
  public int bytes(String key, int least, int most) {
    String legal = "a size between %s and %s".formatted(size(least), size(most));
    value(key, legal);
    try {
      long bytes = whole.getBytes(path(key));
      if (bytes >= least && bytes <= most) {
        return (int) bytes;
      }
    } catch (ConfigException noSize) {
      throw refused(key, "must be " + legal);
    }
    throw refused(key, "must be " + legal);
  }

  /** A time with its unit within a range, both ends included. */
  public Duration time(String key, Duration least, Duration most) {
    String legal = "a time with its unit between %s and %s".formatted(time(least), time(most));
    String text = shown(value(key, legal)).strip();
    if (text.matches("[-+0-9.eE]*")) {
      throw refused(key, "must be " + legal);
    }
    try {
      Duration time = whole.getDuration(path(key));
      if (time.compareTo(least) >= 0 && time.compareTo(most) <= 0) {
        return time;
      }
    } catch (ConfigException noTime) {
      throw refused(key, "must be " + legal);
    }
    throw refused(key, "must be " + legal);
  }

  /** Settings that a library names: any, by their names, which may hold dots. */
  public Map<String, String> properties(String key) {
    value(key, "a section");
    Map<String, String> properties = new TreeMap<>();
    try {
      whole
          .getConfig(path(key))
          .entrySet()
          .forEach(
              entry -> properties.put(entry.getKey().replace("\"", ""), shown(entry.getValue())));
    } catch (ConfigException noSection) {
      throw refused(key, "must be a section");
    }
    return Map.copyOf(properties);
  }

  /**
   * What is thrown for a setting that breaks a rule of its own.
   *
   * @param rule goes on after the key and its value, such as "must be a name of a keyspace"
   */
  public StartRefused refused(String key, String rule) {
    return new StartRefused(
        path(key), "%s = %s %s".formatted(path(key), shown(whole.getValue(path(key))), rule), null);
  }

  private ConfigValue value(String key, String legal) {
    try {
      return whole.getValue(path(key));
    } catch (ConfigException missing) {
      throw new StartRefused(
          path(key), "%s is not set; it must be %s".formatted(path(key), legal), missing);
    }
  }

  private static String shown(ConfigValue value) {
    return String.valueOf(value.unwrapped());
  }

  private static boolean isComposed(ConfigValue value) {
    return value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST;
  }

  private static String time(Duration time) {
    if (time.isZero()) {
      return "0 ms";
    }
    return time.toMillis() % 3_600_000 == 0
        ? time.toHours() + " h"
        : time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static String size(int bytes) {
    if (bytes % (1 << 30) == 0 && bytes > 0) {
      return (bytes >> 30) + " GiB";
    }
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
  }

  private String path(String key) {
    return section + "." + key;
  }
}
