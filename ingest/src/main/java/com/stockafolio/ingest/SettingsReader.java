package com.stockafolio.ingest;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads the settings of one section and checks each against its legal range. What is missing, of
 * another kind or out of range is a {@link StartRefused} that names the key, the value and the
 * range.
 *
 * @param whole the whole configuration
 * @param section the path that all keys begin with
 */
public record SettingsReader(Config whole, String section) {

  /** Reads all settings of a part; one that is missing or of another kind is refused. */
  public static <T> T read(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (ConfigException wrong) {
      throw new StartRefused("A setting is missing or wrong: " + wrong.getMessage(), wrong);
    }
  }

  /** The wait before another attempt, after so many that failed one after the other. */
  public static Duration backOff(int failures, Duration first, Duration longest) {
    long wait = first.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
    return Duration.ofMillis(Math.min(wait, Math.max(first.toMillis(), longest.toMillis())));
  }

  /** Whether it is on. */
  public boolean flag(String key) {
    return whole.getBoolean(path(key));
  }

  /** A text that is not blank. */
  public String text(String key) {
    String value = whole.getString(path(key));
    if (value.isBlank()) {
      throw new StartRefused(path(key) + " must not be blank");
    }
    return value;
  }

  /** A number within a range. */
  public int number(String key, int least, int most) {
    return check(key, whole.getInt(path(key)), least, most);
  }

  /** A size in bytes within a range. */
  public int bytes(String key, int least, int most) {
    return check(key, whole.getBytes(path(key)), least, most);
  }

  private int check(String key, long value, int least, int most) {
    if (value < least || value > most) {
      throw new StartRefused(
          "%s = %d must be between %d and %d".formatted(path(key), value, least, most));
    }
    return (int) value;
  }

  /** A time within a range. */
  public Duration time(String key, Duration least, Duration most) {
    Duration value = whole.getDuration(path(key));
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new StartRefused(
          "%s = %d ms must be between %d and %d ms"
              .formatted(path(key), value.toMillis(), least.toMillis(), most.toMillis()));
    }
    return value;
  }

  /** A level of consistency of Cassandra. */
  public ConsistencyLevel consistency(String key) {
    String name = whole.getString(path(key));
    try {
      return DefaultConsistencyLevel.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new StartRefused(
          "%s = %s must be ONE, LOCAL_QUORUM, QUORUM or ALL".formatted(path(key), name));
    }
  }

  /** Properties for a library; their names may hold dots. */
  public Map<String, String> properties(String key) {
    Map<String, String> properties = new TreeMap<>();
    whole
        .getConfig(path(key))
        .entrySet()
        .forEach(
            entry ->
                properties.put(
                    entry.getKey().replace("\"", ""),
                    String.valueOf(entry.getValue().unwrapped())));
    return Map.copyOf(properties);
  }

  private String path(String key) {
    return section + "." + key;
  }
}
