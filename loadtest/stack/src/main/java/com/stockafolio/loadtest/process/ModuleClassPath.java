package com.stockafolio.loadtest.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The run-time class path of one module below {@code loadtest}, as Maven resolved it.
 *
 * <p>What the build itself makes (class directories and jars below the project's root) is copied
 * into the data directory first: a build during a run rewrites the originals. Artifacts of the
 * Maven repository do not change and are used where they lie.
 */
public final class ModuleClassPath {

  private final Path own;
  private final List<Path> entries;

  private ModuleClassPath(Path own, List<Path> entries) {
    this.own = own;
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads {@code target/class-path} of the module and copies what the build makes.
   *
   * @throws StackFailure if the module was not built
   */
  public static ModuleClassPath of(Workspace workspace, String module) {
    Path target = workspace.module(module).resolve("target");
    Path copies = workspace.directory("run/classes").resolve(module);
    try {
      Trees.delete(copies);
      List<Path> entries = new ArrayList<>();
      Path own = null;
      for (Path entry : built(target)) {
        entries.add(entry.startsWith(workspace.root()) ? copy(entry, copies, entries) : entry);
        if (entry.equals(target.resolve("classes"))) {
          own = entries.get(entries.size() - 1);
        }
      }
      return new ModuleClassPath(own, entries);
    } catch (IOException e) {
      throw new StackFailure(
          "loadtest/%s is not built (%s): run mvn process-classes".formatted(module, e), e);
    }
  }

  /** The whole path, as {@code java -cp} takes it. */
  public String value() {
    return joined(entries.stream());
  }

  /** The path without the module's own classes. */
  public String dependencies() {
    return joined(entries.stream().filter(entry -> !entry.equals(own)));
  }

  private static String joined(Stream<Path> entries) {
    return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * The jar whose file name begins with {@code prefix}.
   *
   * @throws StackFailure if there is none
   */
  public Path jar(String prefix) {
    return entries.stream()
        .filter(entry -> entry.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new StackFailure("no " + prefix + "*.jar on the class path " + value()));
  }

  /** The module's own classes, where it has some, and then what it depends on. */
  private static List<Path> built(Path target) throws IOException {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(target.resolve("classes"))) {
      entries.add(target.resolve("classes"));
    }
    String dependencies = Files.readString(target.resolve("class-path")).strip();
    Stream.of(dependencies.split(File.pathSeparator)).map(Path::of).forEach(entries::add);
    return entries;
  }

  private static Path copy(Path entry, Path copies, List<Path> before) throws IOException {
    Path copy = copies.resolve(before.size() + "-" + entry.getFileName());
    try (Stream<Path> files = Files.walk(entry)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path place = copy.resolve(entry.relativize(file).toString());
        Files.createDirectories(Files.isDirectory(file) ? place : place.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return copy;
  }
}
