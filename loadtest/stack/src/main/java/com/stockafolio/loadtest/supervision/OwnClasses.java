package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.stack.LocalStack;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads this program at its start: a build during the run rewrites or deletes its classes. */
public final class OwnClasses {

  private static final String SUFFIX = ".class";

  private OwnClasses() {}

  /** Loads all classes that lie beside {@code program}, and those of the local stack. */
  public static void load(Class<?> program) throws IOException {
    for (Class<?> one : List.of(program, LocalStack.class)) {
      Path place = place(one);
      if (Files.isDirectory(place)) {
        loadAll(place, one.getClassLoader());
      }
    }
  }

  private static void loadAll(Path directory, ClassLoader loader) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .map(file -> directory.relativize(file).toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .map(file -> file.replace(java.io.File.separatorChar, '.'))
          .forEach(name -> load(name, loader));
    }
  }

  private static void load(String name, ClassLoader loader) {
    try {
      Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
