package com.stockafolio.loadtest.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real servers: they answer, they outlive Ctrl-C, they die with their parent, data is kept. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class LocalStackIT {

  @TempDir Path data;

  @Test
  void serversEndWithTheirParentAndStartAgainOnTheirData() throws Exception {
    List<Long> servers = runUnderAParentThatIsKilled();
    assertThat(servers).hasSize(3);

    Instant killed = Instant.now();
    for (long pid : servers) {
      assertThat(awaitEnd(pid, Duration.ofSeconds(15))).as("process " + pid + " ended").isTrue();
    }
    assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(20));

    startAndStopAgain();
  }

  private List<Long> runUnderAParentThatIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StackParent.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    List<Long> servers = new ArrayList<>();
    try (var output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (!StackParent.READY.equals(line)) {
        assertThat(line).as("the parent's output").isNotNull();
        check(line.split(" "), servers);
        line = output.readLine();
      }
      servers.forEach(LocalStackIT::interrupt);
      assertThat(servers).allMatch(pid -> ProcessHandle.of(pid).isPresent());
    } finally {
      parent.destroyForcibly();
    }
    return servers;
  }

  private static void check(String[] line, List<Long> servers) {
    int number = Integer.parseInt(line[1]);
    switch (line[0]) {
      case "cql" -> assertThat(Probes.answersCql(number)).as("Cassandra answers").isTrue();
      case "kafka" -> assertThat(Probes.listens(number)).as("Kafka listens").isTrue();
      case "s3" ->
          assertThat(Probes.httpStatus("http://127.0.0.1:" + number + "/"))
              .as("the S3 server answers, and wants a signature")
              .isEqualTo(403);
      case "process" -> servers.add((long) number);
      default -> throw new AssertionError(String.join(" ", line));
    }
  }

  /** What Ctrl-C does to every process of the terminal. */
  private static void interrupt(long pid) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean awaitEnd(long pid, Duration limit) throws Exception {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
    return ProcessHandle.of(pid).isEmpty();
  }

  private void startAndStopAgain() throws InterruptedException {
    Workspace workspace = new Workspace(Workspace.findRoot(), data);
    List<List<String>> told = new ArrayList<>();
    Children children = new Children(living -> told.add(living.stream().map(Child::role).toList()));
    try {
      LocalStack stack = LocalStack.start(workspace, Ports.free(), StackSettings.small(), children);
      assertThat(stack.servers()).allMatch(Child::isAlive);
    } finally {
      children.close();
    }
    assertThat(children.living()).isEmpty();
    assertThat(told)
        .containsExactly(
            List.of("cassandra"),
            List.of("cassandra", "s3"),
            List.of("cassandra", "s3", "kafka"),
            List.of());
  }
}
