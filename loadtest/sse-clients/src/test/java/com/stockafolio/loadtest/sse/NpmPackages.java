package com.stockafolio.loadtest.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The libraries of npm, installed below {@code target}. */
final class NpmPackages {
  private static final int INSTALL_LIMIT_SECONDS = 180;

  private NpmPackages() {}

  /**
   * Installs them in the versions that the lock file names.
   *
   * @param module the folder of this module
   * @return the command that reads a stream; empty, after a line that says so, where this machine
   *     has no npm or npm reaches no registry
   */
  static List<String> install(Path module) throws IOException, InterruptedException {
    Path target = module.resolve("target/npm");
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(module.resolve("src/main/npm"))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!isInstalled(target)) {
      assertThat(Boolean.getBoolean("npm.required")).as("npm is required and failed").isFalse();
      System.out.println("The libraries of npm are left out: npm is not here, or did not install.");
      return List.of();
    }
    return List.of("node", target.resolve("sse-client.mjs").toString());
  }

  private static boolean isInstalled(Path folder) throws InterruptedException {
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("npm.txt").toFile())
              .start();
      if (npm.waitFor(INSTALL_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return npm.exitValue() == 0;
      }
      npm.destroyForcibly();
      return false;
    } catch (IOException notHere) {
      return false;
    }
  }
}
