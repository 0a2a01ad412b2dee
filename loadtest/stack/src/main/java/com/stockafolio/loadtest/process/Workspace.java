package com.stockafolio.loadtest.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a local system finds its programs and keeps its data.
 *
 * @param root the project's root directory, built at least to {@code process-classes}
 * @param data the directory that the system owns: servers' data, logs, and the copy of the classes
 *     it runs from
 */
public record Workspace(Path root, Path data) {

  private static final String ROOT_PROPERTY = "maven.multiModuleProjectDirectory";
  private static final Path LANDMARK = Path.of("loadtest", "cassandra", "pom.xml");

  /** Makes both paths absolute. */
  public Workspace {
    root = root.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
  }

  /**
   * The project's root: Maven's, or the nearest directory above the working directory that holds
   * the local stack's modules.
   *
   * @throws StackFailure if there is none
   */
  public static Path findRoot() {
    String maven = System.getProperty(ROOT_PROPERTY);
    if (maven != null && Files.exists(Path.of(maven).resolve(LANDMARK))) {
      return Path.of(maven);
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path directory = here; directory != null; directory = directory.getParent()) {
      if (Files.exists(directory.resolve(LANDMARK))) {
        return directory;
      }
    }
    throw new StackFailure("neither " + here + " nor a directory above it is the project's root");
  }

  /** The log of the process {@code role}. */
  public Path log(String role) {
    return directory("logs").resolve(role + ".log");
  }

  /** The directory {@code name} under the data directory, created where it is missing. */
  public Path directory(String name) {
    try {
      return Files.createDirectories(data.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of a module below {@code loadtest}. */
  public Path module(String name) {
    return root.resolve("loadtest").resolve(name);
  }
}
