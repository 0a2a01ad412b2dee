package com.stockafolio.loadtest.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stockafolio.loadtest.distribution.Installed.Ended;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of systemd, by its own judge, and the image's recipe. */
class ServicesTest {
  private static final Path CONF = Workspace.findRoot().resolve("conf");
  private static final String JUDGE = "/usr/bin/systemd-analyze";

  @TempDir static Path folder;
  private static List<String> units;

  /** The units with the commands where the judge finds some. */
  @BeforeAll
  static void copies() throws Exception {
    Path command = folder.resolve("command");
    Files.writeString(command, "#!/bin/sh\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> files = Files.list(CONF.resolve("systemd"))) {
      for (Path unit : files.toList()) {
        String text = Files.readString(unit).replaceAll("/opt/stockafolio/bin/\\w+", "" + command);
        Files.writeString(folder.resolve(unit.getFileName()), text);
      }
    }
    units =
        List.of("stockafolio-node.service", "stockafolio-batch.service", "stockafolio-batch.timer");
  }

  private static Ended judged(String... arguments) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(JUDGE)), "there is no systemd");
    List<String> command = Stream.concat(Stream.of(JUDGE), Stream.of(arguments)).toList();
    return Installed.ended(new ProcessBuilder(command).directory(folder.toFile()), Map.of());
  }

  @Test
  void unitsAreWhatSystemdTakes() throws Exception {
    for (String unit : units) {
      Ended ended = judged("verify", "--man=no", folder.resolve(unit).toString());
      assertThat(ended.code()).as(ended.said()).isZero();
      assertThat(ended.said()).as(unit).doesNotContain(unit);
    }
  }

  @Test
  void aServiceIsConfined() throws Exception {
    for (String unit : units.subList(0, 2)) {
      Ended ended =
          judged("security", "--offline=true", "--threshold=20", folder.resolve(unit).toString());
      assertThat(ended.code()).as(ended.said()).isZero();
    }
  }

  @Test
  void theImageIsMadeOfTheArchiveAloneAndRunsAsNobodyInParticular() throws Exception {
    List<String> steps =
        Files.readAllLines(CONF.resolve("Containerfile")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    assertThat(steps).noneMatch(step -> step.matches("(?i)(RUN|ADD)\\s.*"));
    assertThat(steps).contains("COPY . /opt/stockafolio/", "USER 10001:10001");
    assertThat(steps).last().isEqualTo("ENTRYPOINT [\"/opt/stockafolio/bin/node\"]");
  }
}
