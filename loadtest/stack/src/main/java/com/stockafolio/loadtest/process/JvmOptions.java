package com.stockafolio.loadtest.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JVM options kept as a resource or a file: one argument a line, or an option with its value,
 * separated by a space. {@code 17-19:} before it keeps it to these JDKs, {@code 20-:} to this one
 * and newer. Blank lines and those that begin with {@code #} are left out.
 */
public final class JvmOptions {

  /** The version of this process's JDK, such as 17. */
  public static final int THIS_JDK = Runtime.version().feature();

  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

  private static final Pattern BOUND = Pattern.compile("(\\d+)-(\\d*):(.*)");

  private JvmOptions() {}

  /** The arguments of the resource that this process's JDK takes. */
  public static List<String> of(String resource) {
    return parse(Template.text(resource, Map.of()), THIS_JDK);
  }

  /**
   * The arguments of the resource that another JDK takes.
   *
   * @param javaHome the directory that holds its {@code bin} and its {@code release} file
   */
  public static List<String> of(String resource, Path javaHome) {
    return parse(Template.text(resource, Map.of()), version(javaHome));
  }

  /** The arguments of a file, such as {@code conf/node-jvm.options}, that another JDK takes. */
  public static List<String> in(Path file, Path javaHome) {
    try {
      return parse(Files.readString(file), version(javaHome));
    } catch (IOException e) {
      throw new StackFailure("the JVM's options in " + file + " cannot be read", e);
    }
  }

  private static int version(Path javaHome) {
    if (javaHome.equals(ChildJvm.ownJavaHome())) {
      return THIS_JDK;
    }
    Path release = javaHome.resolve("release");
    try {
      return Files.readAllLines(release).stream()
          .map(RELEASE::matcher)
          .filter(Matcher::matches)
          .map(line -> Integer.parseInt(line.group(1)))
          .findFirst()
          .orElseThrow(() -> new StackFailure(release + " does not tell its JDK's version", null));
    } catch (IOException e) {
      throw new StackFailure("no JDK at " + javaHome + ": " + release + " cannot be read", e);
    }
  }

  /** The arguments in {@code text} for a JDK of that version. */
  static List<String> parse(String text, int jdk) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(line -> words(line, jdk))
        .toList();
  }

  private static Stream<String> words(String line, int jdk) {
    Matcher bound = BOUND.matcher(line);
    if (!bound.matches()) {
      return Stream.of(line.split(" "));
    }
    int least = Integer.parseInt(bound.group(1));
    int most = bound.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bound.group(2));
    return jdk < least || jdk > most ? Stream.of() : Stream.of(bound.group(3).split(" "));
  }
}
