package com.stockafolio.loadtest.stack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the documents name is there: the files and headings they link to, the profiles and options
 * of their commands, the classes and settings they speak of.
 */
class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern MAVEN =
      Pattern.compile("\\bmvn\\s[^`|\\n]*(?:\\n(?!\\n)[^`|\\n]*)*");
  private static final Pattern PROFILE = Pattern.compile("(?<=\\s)-P([a-z]+)");
  private static final Pattern OPTION = Pattern.compile("(?<=[\\s`])-D([A-Za-z][A-Za-z0-9.-]*)");
  private static final Pattern CLASS =
      Pattern.compile("`(?:[a-z/…]+/)?([A-Z][a-z]+(?:[A-Z][a-z0-9]*)+)`");
  private static final Pattern SETTING = Pattern.compile("`(stockafolio(?:\\.[a-z0-9-]+)+)`");

  /** Own by what they name: options of Maven itself, of the JVM, of the libraries. */
  private static final Pattern FOREIGN_OPTION =
      Pattern.compile(
          "(java|akka|datastax-java-driver|alpakka|stockafolio|config|logback|maven)\\..*|test|it\\.test|skipTests");

  /** Names of libraries' classes that documents speak of. */
  private static final Set<String> FOREIGN_CLASSES =
      Set.of(
          "EventSourcedBehavior",
          "EventSource",
          "NetworkTopologyStrategy",
          "SseEventSource",
          "WebClient");

  /** Written as classes are. */
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  private static Path root;
  private static List<Path> documents;
  private static Set<String> classes;
  private static Set<String> alerts;
  private static String sources;

  @BeforeAll
  static void readsTheTree() {
    root = rootAbove(Path.of("").toAbsolutePath());
    documents = files(".md");
    alerts =
        ALERT
            .matcher(text(root.resolve("conf/alerts.yml")))
            .results()
            .map(alert -> alert.group(1))
            .collect(toSet());
    classes =
        files(".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(toSet());
    StringBuilder all = new StringBuilder();
    for (String ending : List.of(".java", ".xml", ".conf")) {
      files(ending).forEach(file -> all.append(text(file)).append('\n'));
    }
    sources = all.toString();
  }

  @Test
  void linksLeadToFilesAndHeadings() {
    Set<String> broken = new TreeSet<>();
    for (Path document : documents) {
      Matcher links = LINK.matcher(text(document));
      while (links.find()) {
        String link = links.group(1) == null ? links.group(2) : links.group(1);
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
          broken.add(root.relativize(document) + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void commandsNameProfilesAndOptionsThatThereAre() {
    Set<String> unknown = new TreeSet<>();
    for (Path document : documents) {
      Matcher commands = MAVEN.matcher(text(document));
      while (commands.find()) {
        String command = commands.group();
        PROFILE
            .matcher(command)
            .results()
            .map(profile -> profile.group(1))
            .filter(profile -> !sources.contains("<id>" + profile + "</id>"))
            .forEach(profile -> unknown.add(root.relativize(document) + ": -P" + profile));
        OPTION
            .matcher(command)
            .results()
            .map(option -> option.group(1))
            .filter(option -> !FOREIGN_OPTION.matcher(option).matches())
            .filter(option -> !isRead(option))
            .forEach(option -> unknown.add(root.relativize(document) + ": -D" + option));
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void classesThatAreSpokenOfAreThere() {
    Set<String> unknown = new TreeSet<>();
    for (Path document : documents) {
      CLASS
          .matcher(text(document))
          .results()
          .map(name -> name.group(1))
          .filter(name -> !classes.contains(name) && !FOREIGN_CLASSES.contains(name))
          .filter(name -> !alerts.contains(name))
          .forEach(name -> unknown.add(root.relativize(document) + ": " + name));
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void settingsThatAreSpokenOfAreDocumented() {
    Set<String> unknown = new TreeSet<>();
    for (Path document : documents) {
      if (document.endsWith("CHANGELOG.md")) {
        continue; // It names what is gone.
      }
      SETTING
          .matcher(text(document))
          .results()
          .map(setting -> setting.group(1))
          .filter(setting -> !sources.contains(lastPart(setting) + " "))
          .forEach(setting -> unknown.add(root.relativize(document) + ": " + setting));
    }
    assertThat(unknown).isEmpty();
  }

  /**
   * Options are read as "users" or through a name that is put together, such as "users" + "heap".
   */
  private static boolean isRead(String option) {
    return sources.contains('"' + option + '"')
        || sources.contains("${" + option + "}")
        || sources.contains('"' + lastPart(option) + '"')
        || sources.contains("<" + option + ">");
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean leadsSomewhere(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
  }

  /** The anchors of a document's headings, as code hosts make them. */
  private static List<String> headings(Path document) {
    return text(document)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static Path rootAbove(Path directory) {
    Path path = directory;
    while (!Files.exists(path.resolve("CONTRIBUTING.md"))) {
      path = path.getParent();
    }
    return path;
  }

  private static List<Path> files(String ending) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(file -> file.toString().endsWith(ending))
          .filter(
              file ->
                  !root.relativize(file)
                      .toString()
                      .matches("(.*/)?(target|\\.data|\\.git|node_modules)/.*"))
          .forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
