package com.stockafolio.loadtest.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.distribution.Installed.Ended;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each setting is documented once, with unit and range, and what is documented is read. */
class SettingsIT {
  private static final List<String> MODULES = List.of("engine", "ingest", "http", "batch");

  /** Digits, or a word, that bound a number, a size or a time. */
  private static final Pattern RANGE =
      Pattern.compile("\\d.* to \\d|at least|at most|[Ff]ree|least|most|fixed");

  @TempDir static Path folder;
  private static Installed installed;

  @BeforeAll
  static void unpacks() throws Exception {
    installed = Installed.in(folder);
  }

  private static Path file(String module) {
    return installed.file("conf/reference/" + module + ".conf");
  }

  /** The settings of a module by their paths, without those that a library names. */
  private static Map<String, ConfigValue> settings(String module) {
    Config config = ConfigFactory.parseFile(file(module).toFile());
    Map<String, ConfigValue> settings = new TreeMap<>();
    collect("stockafolio", config.getObject("stockafolio"), settings);
    return settings;
  }

  private static void collect(String path, ConfigObject section, Map<String, ConfigValue> into) {
    section.forEach(
        (key, value) -> {
          String below = path + "." + key;
          if (value instanceof ConfigObject nested && !nested.isEmpty()) {
            if (!key.equals("dispatcher")) {
              collect(below, nested, into);
            }
          } else {
            into.put(below, value);
          }
        });
  }

  @Test
  void noneIsDocumentedTwice() {
    List<String> all = new ArrayList<>();
    MODULES.forEach(module -> all.addAll(settings(module).keySet()));

    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(150);
  }

  @Test
  void eachIsToldWithWordsAndANumberWithItsRange() throws Exception {
    List<String> without = new ArrayList<>();
    for (String module : MODULES) {
      for (String paragraph : Files.readString(file(module)).split("\n\\s*\n")) {
        boolean number =
            Pattern.compile("(?m)^\\s*[a-z0-9.-]+ = -?\\d[\\d.]*( ?[a-zA-Z]+)?$")
                .matcher(paragraph)
                .find();
        String words =
            paragraph
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining());
        if (number
            && !paragraph.matches("(?s).*(dispatcher|datastax-java-driver) \\{.*")
            && !RANGE.matcher(words).find()) {
          without.add(module + ": " + paragraph.strip());
        }
      }
    }
    assertThat(without).isEmpty();
  }

  /** What no reader takes is refused by whoever reads it: what nobody names, nobody reads. */
  @Test
  void eachThatANodeDocumentsIsRead() throws Exception {
    StringBuilder impossible = new StringBuilder();
    TreeSet<String> expected = new TreeSet<>();
    for (String module : MODULES.subList(0, 3)) {
      settings(module)
          .forEach(
              (path, value) -> {
                expected.add(path);
                boolean section = value.valueType() == ConfigValueType.OBJECT;
                impossible.append(path).append(section ? " = nonsense\n" : " = { no = value }\n");
              });
    }
    Path file = Files.writeString(folder.resolve("impossible.conf"), impossible);

    TreeSet<String> told = new TreeSet<>();
    // Some are read only where another one says so.
    for (String setting : List.of("secret-file=", "jwks=keys.json", "demo-tokens=on")) {
      Ended ended =
          installed.run(
              "node",
              "--check-config",
              "--config",
              file.toString(),
              "-Dstockafolio.http.access." + setting);
      assertThat(ended.code()).isEqualTo(1);
      ended.said().lines().forEach(line -> told.add(line.replaceFirst("[ :].*", "")));
    }

    expected.removeAll(told);
    assertThat(expected).isEmpty();
  }
}
