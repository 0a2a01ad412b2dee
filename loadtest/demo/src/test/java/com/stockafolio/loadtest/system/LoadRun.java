package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code mvn -Pload} as a process: its launcher, without Maven around it. */
final class LoadRun {
  private static final String LAUNCHER = "com.stockafolio.loadtest.gatling.LoadLauncher";
  private static final int LIMIT_SECONDS = 120;

  private final Process process;
  private final Path said;

  private LoadRun(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Two runs side by side on the same traders: one trades, the other watches and asks for more than
   * can be.
   *
   * @param address of the node
   * @param folder for their files
   * @param users lines with userId and token, for at least three users
   */
  static void twoOfThem(String address, Path folder, String users) throws Exception {
    Path file = Files.writeString(folder.resolve("users.csv"), users);
    String target = "baseUrl=" + address;
    String who = "users.file=" + file;
    LoadRun trading =
        start(
            folder.resolve("trading.txt"),
            List.of("scenario=trading", target, who, "users=3", "rate=6", "duration=12"));
    LoadRun watching =
        start(
            folder.resolve("watching.txt"),
            List.of("scenario=watching", target, who, "users=6", "duration=8", "maxFreshMillis=1"));
    assertThat(watching.code()).as(watching.said()).isEqualTo(2);
    assertThat(watching.said())
        .contains("stream in order: count of failed events is 0.0 : true")
        .contains("stream caught up: count of failed events is 0.0 : true")
        .contains("FAILED");
    assertThat(trading.code()).as(trading.said()).isZero();
    assertThat(trading.said()).contains("PASSED", "report: ");
  }

  private static LoadRun start(Path said, List<String> options) throws IOException {
    Path root = Workspace.findRoot();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dmaven.multiModuleProjectDirectory=" + root);
    options.forEach(option -> command.add("-D" + option));
    String classPath =
        root
            + "/loadtest/gatling/target/classes"
            + File.pathSeparator
            + root
            + "/loadtest/options/target/classes";
    command.addAll(List.of("-cp", classPath, LAUNCHER));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    return new LoadRun(process, said);
  }

  /** Waits for its exit code. */
  private int code() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new AssertionError("the load run did not end within " + LIMIT_SECONDS + " s");
    }
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(said);
  }
}
