package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.stack.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads options given as {@code -Dname=value}, which Maven hands on as system properties. */
public final class OptionReader {

  private static final Pattern MEMORY = Pattern.compile("(\\d{1,6})([mg])");
  private static final int MIB_PER_GIB = 1024;

  private final Properties properties;

  /** A reader of what Maven was given. */
  public OptionReader(Properties properties) {
    this.properties = properties;
  }

  /** A whole number from {@code lowest} to {@code highest}. */
  public long number(String name, long byDefault, long lowest, long highest) throws InvalidOption {
    String text = properties.getProperty(name);
    if (text == null) {
      return byDefault;
    }
    try {
      long value = Long.parseLong(text.strip());
      if (value >= lowest && value <= highest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw refused(name, text, "a whole number from %d to %d".formatted(lowest, highest));
  }

  /** Whether the option was given at all. */
  public boolean isGiven(String name) {
    return properties.getProperty(name) != null;
  }

  /** One of several words, each standing for a value. */
  public <T> T choice(String name, T byDefault, Map<String, T> choices) throws InvalidOption {
    String text = properties.getProperty(name);
    if (text == null) {
      return byDefault;
    }
    T value = choices.get(text.strip());
    if (value == null) {
      throw refused(
          name,
          text,
          "one of "
              + String.join(
                  ", ",
                  choices.keySet().stream().filter(word -> !word.isEmpty()).sorted().toList()));
    }
    return value;
  }

  /** On by its bare name, as Maven gives it, or by {@code true}. */
  public boolean flag(String name) throws InvalidOption {
    return choice(name, false, Map.of("true", true, "", true, "false", false));
  }

  /** An amount of memory such as {@code 512m} or {@code 4g}, in MiB, at least 64. */
  public int mebibytes(String name, int byDefault) throws InvalidOption {
    String text = properties.getProperty(name);
    if (text == null) {
      return byDefault;
    }
    Matcher memory = MEMORY.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (memory.matches()) {
      int amount = Integer.parseInt(memory.group(1));
      int mebibytes = memory.group(2).equals("g") ? amount * MIB_PER_GIB : amount;
      if (mebibytes >= 64) {
        return mebibytes;
      }
    }
    throw refused(name, text, "an amount of memory such as 512m or 4g, at least 64m");
  }

  /** Some of several words, parted by commas, each at most once; {@code none} for none of them. */
  public List<String> some(String name, List<String> byDefault, List<String> choices)
      throws InvalidOption {
    String text = properties.getProperty(name);
    if (text == null) {
      return byDefault;
    }
    if (text.strip().equals("none")) {
      return List.of();
    }
    List<String> words = Stream.of(text.split(",", -1)).map(String::strip).distinct().toList();
    if (!choices.containsAll(words)) {
      throw refused(name, text, "none, or some of " + String.join(", ", choices));
    }
    return words;
  }

  /** A path; empty where the option was not given. */
  public Optional<Path> path(String name) throws InvalidOption {
    String text = properties.getProperty(name);
    if (text == null) {
      return Optional.empty();
    }
    if (text.isBlank()) {
      throw refused(name, text, "the path of a file");
    }
    return Optional.of(Path.of(text.strip()));
  }

  /** Words, parted by blanks. */
  public List<String> words(String name) {
    String text = properties.getProperty(name, "");
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Memory and further JVM arguments of Cassandra and Kafka. */
  public StackSettings servers() throws InvalidOption {
    StackSettings standard = StackSettings.standard();
    return new StackSettings(
        mebibytes("cassandra.heap", standard.cassandraHeapMb()),
        mebibytes("cassandra.memtable", standard.cassandraMemtableMb()),
        mebibytes("kafka.heap", standard.kafkaHeapMb()),
        words("cassandra.jvm"),
        words("kafka.jvm"));
  }

  private static InvalidOption refused(String name, String value, String legal) {
    return new InvalidOption("-D%s=%s is not %s".formatted(name, value, legal));
  }
}
