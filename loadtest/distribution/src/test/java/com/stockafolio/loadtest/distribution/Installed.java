package com.stockafolio.loadtest.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The archive of this build, unpacked by {@code tar}, and its commands as processes. */
final class Installed {
  private static final int LIMIT_SECONDS = 120;

  /** What a process said on both of its outputs, and how it ended. */
  record Ended(int code, String said) {}

  private final Path home;

  private Installed(Path home) {
    this.home = home;
  }

  /** The archive of this build. */
  static Path archive() {
    return Path.of(System.getProperty("archive.file"));
  }

  /** Unpacks it into a directory with a blank in its name. */
  static Installed in(Path folder) throws Exception {
    Path place = Files.createDirectories(folder.resolve("a place"));
    Ended ended =
        ended(
            new ProcessBuilder("tar", "xzf", archive().toString(), "-C", place.toString()),
            Map.of());
    assertThat(ended.code).as(ended.said).isZero();
    try (Stream<Path> tops = Files.list(place)) {
      return new Installed(tops.findFirst().orElseThrow());
    }
  }

  /** The directory that everything lies in. */
  Path home() {
    return home;
  }

  Path file(String name) {
    return home.resolve(name);
  }

  /** Runs a command of {@code bin/} with this JDK and an environment of nothing else. */
  Ended run(String command, String... arguments) throws Exception {
    return run(Map.of("JAVA_HOME", System.getProperty("java.home")), command, arguments);
  }

  /** The same with an environment of its own. */
  Ended run(Map<String, String> environment, String command, String... arguments) throws Exception {
    return ended(process(command, arguments), environment);
  }

  /** How to start a command of {@code bin/}. */
  ProcessBuilder process(String command, String... arguments) {
    List<String> words = new ArrayList<>(List.of(file("bin/" + command).toString()));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words);
  }

  static Ended ended(ProcessBuilder builder, Map<String, String> environment) throws Exception {
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path said = Files.createTempFile("said", ".txt");
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(builder.command() + " did not end: " + Files.readString(said));
      }
      return new Ended(process.exitValue(), read(said));
    } finally {
      Files.delete(said);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
