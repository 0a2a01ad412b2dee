package com.stockafolio.loadtest.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real servers: they answer, they outlive Ctrl-C, they die with their parent, data is kept. */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class LocalStackIT {

  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  @TempDir Path data;

  private final Map<String, Integer> ports = new HashMap<>();
  private final List<ProcessHandle> servers = new ArrayList<>();

  @AfterEach
  void leaveNothingBehind() {
    servers.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void serversEndWithTheirParentAndStartAgainOnTheirData() throws Exception {
    Process parent = startUnderAParent();
    try {
      assertThat(servers).hasSize(3);
      assertThatAllAnswer();

      servers.forEach(LocalStackIT::interrupt);
      assertThatAllAnswer();
    } finally {
      parent.destroyForcibly();
    }

    Instant killed = Instant.now();
    for (ProcessHandle server : servers) {
      server.onExit().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(Duration.between(killed, Instant.now())).isLessThan(END_LIMIT);

    startAndStopAgain();
  }

  private Process startUnderAParent() throws IOException {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StackParent.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (!StackParent.READY.equals(line)) {
      assertThat(line).as("the parent's output").matches("[a-z0-9]+ \\d+");
      String[] words = line.split(" ", -1);
      int number = Integer.parseInt(words[1]);
      if (words[0].equals("process")) {
        servers.add(ProcessHandle.of(number).orElseThrow());
      } else {
        ports.put(words[0], number);
      }
      line = output.readLine();
    }
    return parent;
  }

  private void assertThatAllAnswer() {
    assertThat(Probes.answersCql(ports.get("cql"))).as("Cassandra answers").isTrue();
    assertThat(Probes.listens(ports.get("kafka"))).as("Kafka listens").isTrue();
    assertThat(Probes.httpStatus("http://127.0.0.1:" + ports.get("s3") + "/"))
        .as("the S3 server answers, and wants a signature")
        .isEqualTo(403);
  }

  /** What Ctrl-C does to every process of the terminal. */
  private static void interrupt(ProcessHandle server) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).inheritIO().start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
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
