package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.stack.StackSettings;
import java.nio.file.Files;
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

  private static final Pattern PERCENT = Pattern.compile("(100|[0-9]{1,2})%?");
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

  /** A whole number of percent from 0 to 100, with the sign or without. */
  public int percent(String name, int byDefault) throws InvalidOption {
    String text = properties.getProperty(name);
    if (text == null) {
      return byDefault;
    }
    if (!PERCENT.matcher(text.strip()).matches()) {
      throw refused(name, text, "a percentage from 0 to 100, such as 30 or 30%");
    }
    return Integer.parseInt(text.strip().replace("%", ""));
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

  /** The home of a JDK; empty where the option was not given. */
  public Optional<Path> javaHome(String name) throws InvalidOption {
    String text = properties.getProperty(name);
    return text == null ? Optional.empty() : Optional.of(javaHome(name, text));
  }

  /** The home of a JDK that an option names, as a whole or among other things. */
  public static Path javaHome(String name, String text) throws InvalidOption {
    Path home = Path.of(text.strip());
    if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
      throw refused(name, text, "the home of a JDK: it has no bin/java");
    }
    return home.toAbsolutePath();
  }

  /** Texts, parted by a character; blanks around them do not count, nor do empty ones. */
  public List<String> texts(String name, String separator) {
    String text = properties.getProperty(name, "");
    return Stream.of(text.split(Pattern.quote(separator)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Words, parted by blanks. */
  public List<String> words(String name) {
    String text = properties.getProperty(name, "");
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /**
   * Memory and further JVM arguments of the servers: those of {@code servers.jvm} for each, before
   * its own.
   */
  public StackSettings servers() throws InvalidOption {
    StackSettings standard = StackSettings.standard();
    return new StackSettings(
        mebibytes("cassandra.heap", standard.cassandraHeapMb()),
        mebibytes("cassandra.memtable", standard.cassandraMemtableMb()),
        mebibytes("kafka.heap", standard.kafkaHeapMb()),
        serverJvm("cassandra.jvm"),
        serverJvm("kafka.jvm"),
        serverJvm("s3.jvm"));
  }

  private List<String> serverJvm(String own) {
    return Stream.concat(words("servers.jvm").stream(), words(own).stream()).toList();
  }

  private static InvalidOption refused(String name, String value, String legal) {
    return new InvalidOption("-D%s=%s is not %s".formatted(name, value, legal));
  }
}
