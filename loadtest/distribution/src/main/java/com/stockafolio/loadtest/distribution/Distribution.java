package com.stockafolio.loadtest.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The archive: {@code bin/} commands, {@code lib/} each jar once and for each program a {@code
 * .path} that lists its own in order, {@code conf/} what differs per deployment and beside it every
 * setting with its default, {@code licences/} of all that it carries, and {@code sbom.json}, which
 * lists that in CycloneDX. The same sources make the same bytes.
 */
public final class Distribution {
  private static final int EXECUTABLE = 0755;
  private static final int READABLE = 0644;

  /** A developer's machine alone needs these. */
  private static final List<String> NOT_INSTALLED = List.of("local.conf");

  private Distribution() {}

  /** Takes the project's root, the archive to write, and the time stamp of all that is in it. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]), Instant.parse(arguments[2]));
  }

  static void write(Path root, Path file, Instant timestamp) throws IOException {
    Map<String, List<Path>> programs = programs(root);
    SortedMap<String, Path> jars = Libraries.each(programs.values());
    String top = file.getFileName().toString().replaceFirst("\\.tar\\.gz$", "");
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (TarFile tar = new TarFile(file, top, timestamp)) {
      tar.add("LICENSE", root.resolve("LICENSE"), READABLE);
      for (Path command : files(root.resolve("loadtest/distribution/src/main/bin"))) {
        String name = command.getFileName().toString();
        tar.add("bin/" + name, command, name.endsWith(".sh") ? READABLE : EXECUTABLE);
      }
      for (Path each : files(root.resolve("conf"))) {
        String name = root.relativize(each).toString();
        if (!NOT_INSTALLED.contains(each.getFileName().toString())) {
          tar.add(name, each, READABLE);
        }
      }
      for (String module : List.of("engine", "ingest", "http", "batch")) {
        Path settings = root.resolve(module).resolve("src/main/resources/reference.conf");
        tar.add("conf/reference/" + module + ".conf", settings, READABLE);
      }
      for (Map.Entry<String, List<Path>> program : programs.entrySet()) {
        tar.add("lib/" + program.getKey() + ".path", bytes(names(program.getValue())), READABLE);
      }
      for (Map.Entry<String, Path> jar : jars.entrySet()) {
        tar.add("lib/" + jar.getKey(), jar.getValue(), READABLE);
      }
      for (Map.Entry<String, byte[]> licence : Licences.of(jars.values()).entrySet()) {
        tar.add("licences/" + licence.getKey(), licence.getValue(), READABLE);
      }
      tar.add("sbom.json", bytes(Sbom.of(jars.values(), timestamp)), READABLE);
    }
  }

  /** The jars of each program, in the order of its class path. */
  private static Map<String, List<Path>> programs(Path root) throws IOException {
    Map<String, List<Path>> programs = new LinkedHashMap<>();
    programs.put("node", Libraries.of(root.resolve("loadtest/node")));
    programs.put("batch", Libraries.of(root.resolve("batch")));
    programs.put("load", Libraries.of(root.resolve("loadtest/gatling")));
    programs.put("generator", Libraries.of(root.resolve("loadtest/simulator")));
    return programs;
  }

  private static String names(List<Path> jars) {
    return jars.stream().map(jar -> jar.getFileName() + "\n").collect(Collectors.joining());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All files below a directory, in an order that no file system decides. */
  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      TreeMap<String, Path> byName = new TreeMap<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> byName.put(directory.relativize(file).toString(), file));
      return List.copyOf(byName.values());
    }
  }
}
