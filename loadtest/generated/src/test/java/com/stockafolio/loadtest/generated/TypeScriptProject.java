package com.stockafolio.loadtest.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The generated TypeScript client and the program that calls it, in a directory of their own. */
final class TypeScriptProject {
  private static final int MOST_SECONDS = 180;

  private final Path directory;

  /** Copies both there. */
  TypeScriptProject(Path directory) throws IOException {
    this.directory = directory;
    copy(Path.of("src/test/typescript"), directory);
    copy(Path.of(System.getProperty("generated.typescript")), directory.resolve("client"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Path copy = to.resolve(from.relativize(file).toString());
              if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
              } else {
                Files.copy(file, copy);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** Skips the test, in one line, where there is no npm that installs the compiler. */
  void install() throws InterruptedException, IOException {
    String missing = "";
    try {
      Outcome installed =
          run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline");
      if (installed.code != 0) {
        missing = "npm cannot install the TypeScript compiler: " + installed.said;
      }
    } catch (IOException none) {
      missing = "npm is not there: " + none.getMessage();
    }
    if (!missing.isEmpty()) {
      if (Boolean.getBoolean("npm.required")) {
        fail(missing);
      }
      String line = "The TypeScript client is not tested: " + missing.lines().findFirst().get();
      System.out.println(line);
      Assumptions.abort(line);
    }
  }

  void compile() throws IOException, InterruptedException {
    Outcome compiled = run("node", "node_modules/typescript/bin/tsc", "-p", "tsconfig.json");
    assertThat(compiled.code).as(compiled.said).isZero();
  }

  /** Runs the program; what it printed. */
  String calls(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "out/calls.js"));
    command.addAll(List.of(arguments));
    Outcome ran = run(command.toArray(String[]::new));
    assertThat(ran.code).as(ran.said).isZero();
    return ran.said;
  }

  private record Outcome(int code, String said) {}

  private Outcome run(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(directory, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(String.join(" ", command) + " goes on after " + MOST_SECONDS + " s");
    }
    return new Outcome(process.exitValue(), Files.readString(said));
  }
}
