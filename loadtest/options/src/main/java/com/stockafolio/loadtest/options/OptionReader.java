package com.stockafolio.loadtest.options;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Options by name. Each method reads one of them, answers with a default where it is not given, and
 * refuses a value that cannot be with an {@link InvalidOption} that says what can. Blanks around a
 * value do not count.
 */
public final class OptionReader {

  private static final Pattern MEMORY = Pattern.compile("(\\d{1,6})([mg])");
  private static final Pattern PERCENT = Pattern.compile("(100|[0-9]{1,2})%?");
  private static final int MIB_PER_GIB = 1024;
  private static final int LEAST_MIB = 64;

  private final String dash;
  private final Map<String, String> values;
  private final TreeSet<String> asked = new TreeSet<>();

  private OptionReader(String dash, Map<String, String> values) {
    this.dash = dash;
    this.values = values;
  }

  /** A reader of {@code -Dname=value}, which Maven and the JVM hand on as system properties. */
  public static OptionReader of(Properties properties) {
    Map<String, String> values = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return new OptionReader("-D", values);
  }

  /**
   * A reader of {@code --name=value}, each given at most once. Whoever has read all that there are
   * calls {@link #refuseOthers}.
   */
  public static OptionReader of(String... arguments) throws InvalidOption {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 3) {
        throw new InvalidOption("An option has the form --name=value: " + argument);
      }
      String name = argument.substring(2, equals);
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new InvalidOption("--" + name + " is given twice");
      }
    }
    return new OptionReader("--", values);
  }

  /** Refuses what was given and has not been read. */
  public void refuseOthers() throws InvalidOption {
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        throw new InvalidOption(
            "There is no option %s%s; there are %s"
                .formatted(dash, name, String.join(", ", asked)));
      }
    }
  }

  /** Whether the option was given at all. */
  public boolean isGiven(String name) {
    return given(name) != null;
  }

  /** A text; what is blank counts as not given. */
  public String text(String name, String byDefault) {
    String text = given(name);
    return text == null || text.isEmpty() ? byDefault : text;
  }

  /**
   * A text that must be given.
   *
   * @param what the option means, for the message
   */
  public String required(String name, String what) throws InvalidOption {
    String text = text(name, "");
    if (text.isEmpty()) {
      throw new InvalidOption(dash + name + " is missing: " + what);
    }
    return text;
  }

  /** A whole number from {@code lowest} to {@code highest}. */
  public long number(String name, long byDefault, long lowest, long highest) throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return byDefault;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= lowest && value <= highest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw refused(name, text, "a whole number from %d to %d".formatted(lowest, highest));
  }

  /** A whole number from {@code lowest} to {@code highest}. */
  public int number(String name, int byDefault, int lowest, int highest) throws InvalidOption {
    return Math.toIntExact(number(name, (long) byDefault, lowest, highest));
  }

  /** A number from {@code lowest} to {@code highest}, decimals allowed. */
  public double decimal(String name, double byDefault, double lowest, double highest)
      throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return byDefault;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= lowest && value <= highest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw refused(name, text, "a number from " + lowest + " to " + highest);
  }

  /** A whole number of percent from 0 to 100, with the sign or without. */
  public int percent(String name, int byDefault) throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return byDefault;
    }
    if (!PERCENT.matcher(text).matches()) {
      throw refused(name, text, "a percentage from 0 to 100, such as 30 or 30%");
    }
    return Integer.parseInt(text.replace("%", ""));
  }

  /** One of several words, each standing for a value. */
  public <T> T choice(String name, T byDefault, Map<String, T> choices) throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return byDefault;
    }
    T value = choices.get(text);
    if (value == null) {
      List<String> words = choices.keySet().stream().filter(word -> !word.isEmpty()).toList();
      throw refused(name, text, "one of " + String.join(", ", words.stream().sorted().toList()));
    }
    return value;
  }

  /** On by its bare name, as Maven gives it, or by {@code true}. */
  public boolean flag(String name) throws InvalidOption {
    return choice(name, false, Map.of("true", true, "", true, "false", false));
  }

  /** {@code on} or {@code off}. */
  public boolean isOn(String name, boolean byDefault) throws InvalidOption {
    return choice(name, byDefault, Map.of("on", true, "off", false));
  }

  /** Some of several words, parted by commas, each at most once; {@code none} for none of them. */
  public List<String> some(String name, List<String> byDefault, List<String> choices)
      throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return byDefault;
    }
    if (text.equals("none")) {
      return List.of();
    }
    List<String> words = Stream.of(text.split(",", -1)).map(String::strip).distinct().toList();
    if (!choices.containsAll(words)) {
      throw refused(name, text, "none, or some of " + String.join(", ", choices));
    }
    return words;
  }

  /** An amount of memory such as {@code 512m} or {@code 4g}, in MiB, at least 64. */
  public int mebibytes(String name, int byDefault) throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return byDefault;
    }
    Matcher memory = MEMORY.matcher(text.toLowerCase(Locale.ROOT));
    if (memory.matches()) {
      int amount = Integer.parseInt(memory.group(1));
      int mebibytes = memory.group(2).equals("g") ? amount * MIB_PER_GIB : amount;
      if (mebibytes >= LEAST_MIB) {
        return mebibytes;
      }
    }
    throw refused(name, text, "an amount of memory such as 512m or 4g, at least 64m");
  }

  /** A path; empty where the option was not given. */
  public Optional<Path> path(String name) throws InvalidOption {
    String text = given(name);
    if (text == null) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      throw refused(name, text, "the path of a file or folder");
    }
    return Optional.of(Path.of(text));
  }

  /** The home of a JDK; empty where the option was not given. */
  public Optional<Path> javaHome(String name) throws InvalidOption {
    String text = given(name);
    return text == null ? Optional.empty() : Optional.of(javaHome(name, text));
  }

  /** The home of a JDK that an option names among other things. */
  public Path javaHome(String name, String text) throws InvalidOption {
    Path home = Path.of(text);
    if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
      throw refused(name, text, "the home of a JDK: it has no bin/java");
    }
    return home.toAbsolutePath();
  }

  /** The address of a server by HTTP or HTTPS, without a slash at its end. */
  public URI address(String name, String byDefault) throws InvalidOption {
    return address(name, text(name, byDefault), List.of("http", "https"));
  }

  /** Addresses of servers by HTTP, parted by commas, without a slash at their ends. */
  public List<URI> addresses(String name, String byDefault) throws InvalidOption {
    List<URI> addresses = new ArrayList<>();
    String text = text(name, byDefault);
    for (String one : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      addresses.add(address(name, one.strip(), List.of("http")));
    }
    return addresses;
  }

  private URI address(String name, String text, List<String> schemes) throws InvalidOption {
    try {
      URI address = URI.create(text.replaceFirst("/+$", ""));
      String scheme = address.getScheme();
      if (scheme != null && schemes.contains(scheme) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the legal form.
    }
    throw refused(name, text, "of the form http://host:port");
  }

  /** Texts, parted by a character; blanks around them do not count, nor do empty ones. */
  public List<String> texts(String name, String separator) {
    return Stream.of(text(name, "").split(Pattern.quote(separator)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Words, parted by blanks. */
  public List<String> words(String name) {
    return Stream.of(text(name, "").split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** What an option's value is not, said by its reader alone. */
  public InvalidOption refused(String name, String value, String legal) {
    return new InvalidOption("%s%s=%s is not %s".formatted(dash, name, value, legal));
  }

  private String given(String name) {
    asked.add(name);
    String value = values.get(name);
    return value == null ? null : value.strip();
  }
}
