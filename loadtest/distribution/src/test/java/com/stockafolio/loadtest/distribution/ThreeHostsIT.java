package com.stockafolio.loadtest.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide on three hosts, from the archive alone; on Linux as root. */
@Tag("faults")
class ThreeHostsIT {
  private static final int LIMIT_MINUTES = 9;

  @Test
  void theGuideInstallsStartsAndReplacesNodesAndNothingDiffers(@TempDir Path data)
      throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root makes hosts");
    assumeTrue(
        new ProcessBuilder("unshare", "-n", "-m", "true").start().waitFor() == 0, "no namespaces");
    Path said = data.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    "unshare",
                    "-n",
                    "-m",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ThreeHosts.class.getName(),
                    Installed.archive().toString(),
                    Files.createDirectories(data.resolve("system")).toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
          .as(Files.readString(said))
          .isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isZero();
      System.out.println(Files.readString(said));
    } finally {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }
}
