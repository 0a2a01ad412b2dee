package com.stockafolio.loadtest.bench.contender;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An engine with a name of its own: another contender's settings, and further JVM arguments.
 *
 * @param name lower-case letters, digits and hyphens
 * @param base {@code engine} or {@code engine-bare}
 * @param jvm further JVM arguments, which win over those of {@code -Dengine.jvm}
 * @param javaHome the JDK that it runs on; empty for the one that all engines run on
 */
public record Variant(String name, String base, List<String> jvm, Optional<Path> javaHome) {
  public static final String OPTION = "bench.variants";

  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9-]{0,29})=(engine|engine-bare)((?:\\s+\\S+)*)");
  private static final String JAVA = "java:";

  public Variant {
    jvm = List.copyOf(jvm);
  }

  /**
   * Reads {@code name=engine arguments; name=engine-bare arguments; …}; an argument {@code
   * java:<home>} names a JDK.
   */
  static List<Variant> read(OptionReader reader) throws InvalidOption {
    List<Variant> variants = new ArrayList<>();
    for (String text : reader.texts(OPTION, ";")) {
      Variant variant = parse(reader, text);
      if (Contenders.ALL.contains(variant.name)
          || variants.stream().anyMatch(other -> other.name.equals(variant.name))) {
        throw new InvalidOption(
            "-D%s names %s, which is another contender".formatted(OPTION, variant.name));
      }
      variants.add(variant);
    }
    return variants;
  }

  private static Variant parse(OptionReader reader, String text) throws InvalidOption {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InvalidOption(
          ("-D%s holds \"%s\", which is not of the form name=engine arguments, or"
                  + " name=engine-bare arguments; the name of at most 30 lower-case letters,"
                  + " digits and hyphens")
              .formatted(OPTION, text));
    }
    List<String> words =
        Arrays.stream(form.group(3).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    Optional<Path> javaHome = Optional.empty();
    for (String word : words) {
      if (word.startsWith(JAVA)) {
        javaHome = Optional.of(reader.javaHome(OPTION, word.substring(JAVA.length())));
      }
    }
    Stream<String> jvm = words.stream().filter(word -> !word.startsWith(JAVA));
    return new Variant(form.group(1), form.group(2), jvm.toList(), javaHome);
  }
}
