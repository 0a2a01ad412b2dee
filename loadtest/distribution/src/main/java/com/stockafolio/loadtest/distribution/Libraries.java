package com.stockafolio.loadtest.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jars that a module runs from, as Maven resolved them. */
final class Libraries {
  /** It ends a process with the local stack that started it. */
  private static final String OF_THE_STACK = "child-";

  private Libraries() {}

  /**
   * The module's own jar, where it makes one, and then what it depends on, in order.
   *
   * @throws IllegalStateException if the module was built to no jar
   */
  static List<Path> of(Path module) throws IOException {
    Path target = module.resolve("target");
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(target.resolve("classes"))) {
      jars.add(own(module, target));
    }
    String path = Files.readString(target.resolve("class-path")).strip();
    for (String entry : path.split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(jar + " is no jar: build all modules with mvn package");
      }
      if (!module.endsWith("node") || !jar.getFileName().toString().startsWith(OF_THE_STACK)) {
        jars.add(jar);
      }
    }
    return List.copyOf(jars);
  }

  private static Path own(Path module, Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(module.getFileName() + "-.*\\.jar"))
          .sorted()
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException("no jar in " + target + ": build it with mvn package"));
    }
  }

  /**
   * Each jar once, by its name.
   *
   * @throws IllegalStateException if two of one name differ
   */
  static SortedMap<String, Path> each(Collection<List<Path>> programs) throws IOException {
    SortedMap<String, Path> jars = new TreeMap<>();
    for (List<Path> program : programs) {
      for (Path jar : program) {
        Path other = jars.putIfAbsent(jar.getFileName().toString(), jar);
        if (other != null && !other.equals(jar) && Files.mismatch(other, jar) != -1) {
          throw new IllegalStateException(other + " and " + jar + " differ, and have one name");
        }
      }
    }
    return jars;
  }
}
