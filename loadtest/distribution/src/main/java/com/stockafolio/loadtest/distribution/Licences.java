package com.stockafolio.loadtest.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The licences of the jars that the archive carries: a list, one jar a line, and the texts and
 * notices that lie in the jars.
 */
final class Licences {
  static final String LIST = "LICENCES.txt";

  private static final Pattern TEXT =
      Pattern.compile(
          "(META-INF/(licenses?/)?)?(LICENSE|LICENCE|NOTICE|COPYING)[^/]*",
          Pattern.CASE_INSENSITIVE);

  private Licences() {}

  /**
   * The files by their names, the list among them.
   *
   * @throws IllegalStateException where a jar has none
   */
  static SortedMap<String, byte[]> of(Collection<Path> jars) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    StringBuilder list = new StringBuilder();
    List<String> without = new ArrayList<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      String licence = Pom.licence(jar);
      if (licence.equals(Pom.NONE)) {
        without.add(name);
      }
      list.append(name).append("  ").append(licence).append('\n');
      try (JarFile content = new JarFile(jar.toFile())) {
        for (JarEntry entry : content.stream().toList()) {
          if (!entry.isDirectory() && isText(entry.getName())) {
            String text = entry.getName().replace("META-INF/", "").replace('/', '-');
            files.put(
                name.replaceFirst("\\.jar$", "/") + text,
                content.getInputStream(entry).readAllBytes());
          }
        }
      }
    }
    if (!without.isEmpty()) {
      throw new IllegalStateException("no POM tells the licence of " + without);
    }
    files.put(LIST, list.toString().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static boolean isText(String name) {
    return TEXT.matcher(name).matches() && !name.toLowerCase(Locale.ROOT).endsWith(".class");
  }
}
