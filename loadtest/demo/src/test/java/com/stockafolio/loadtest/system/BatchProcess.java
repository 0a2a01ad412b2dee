package com.stockafolio.loadtest.system;

import com.stockafolio.loadtest.process.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The firm's batch, run as {@code mvn -Pbatch} runs it, against a {@link TestSystem}.
 *
 * @param said all that it wrote
 */
record BatchProcess(int exitCode, String said) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /**
   * Runs it to its end.
   *
   * @param data a directory for its tables and its log
   * @param properties such as {@code date=2026-11-24}; later ones win
   */
  static BatchProcess run(TestSystem system, Path data, String... properties)
      throws IOException, InterruptedException {
    Path root = Workspace.findRoot();
    Path target = root.resolve("batch/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dmaven.multiModuleProjectDirectory=" + root);
    command.add("-Dheap=1g");
    command.add("-Dwait=60");
    command.add("-Dstockafolio.batch.work=" + data.resolve("batch"));
    command.add("-Dstockafolio.batch.s3.endpoint=http://127.0.0.1:" + system.stack().ports().s3());
    command.add(
        "-Ddatastax-java-driver.basic.contact-points.0=" + system.stack().ports().cqlAddress());
    for (String property : properties) {
      command.add("-D" + property);
    }
    command.add("-cp");
    command.add(
        target.resolve("classes")
            + File.pathSeparator
            + Files.readString(target.resolve("class-path")).strip());
    command.add("com.stockafolio.batch.BatchLauncher");
    Path log = data.resolve("batch.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the batch runs on: " + Files.readString(log));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new BatchProcess(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
