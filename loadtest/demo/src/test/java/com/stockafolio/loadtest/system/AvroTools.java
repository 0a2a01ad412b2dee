package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Avro's command-line tools, a program of their own: {@code -Pfaults} puts them into place. */
final class AvroTools {
  private static final String DIRECTORY = System.getProperty("avro.tools", "");
  private static final int LIMIT_SECONDS = 120;

  private AvroTools() {}

  static boolean areThere() {
    return !DIRECTORY.isEmpty() && Files.isDirectory(Path.of(DIRECTORY));
  }

  /** How many records the tools find in the files of a directory. */
  static long count(Path directory) throws IOException, InterruptedException {
    Path log = Files.createTempFile("avro-tools", ".log");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                DIRECTORY + "/*",
                "org.apache.avro.tool.Main",
                "count",
                directory.toString())
            .redirectError(log.toFile())
            .start();
    try {
      String said =
          new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(tool.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(tool.exitValue()).as(Files.readString(log)).isZero();
      return Long.parseLong(said);
    } finally {
      tool.destroyForcibly();
      Files.delete(log);
    }
  }
}
