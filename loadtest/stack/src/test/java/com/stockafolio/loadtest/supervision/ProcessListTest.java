package com.stockafolio.loadtest.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class ProcessListTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Console console =
      new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
  private Path json;
  private Path own;

  @BeforeEach
  void paths() {
    json = directory.resolve("target").resolve("demo-pids.json");
    own = directory.resolve("processes");
  }

  @Test
  void namesTheSupervisorAndEveryChild() throws Exception {
    ProcessList list = new ProcessList(json, own);

    list.write(List.of(new ProcessList.Entry("kafka", 12), new ProcessList.Entry("engine-1", 34)));

    JsonNode processes = new ObjectMapper().readTree(json.toFile());
    long self = ProcessHandle.current().pid();
    assertThat(processes)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"role":"supervisor","pid":%d},{"role":"kafka","pid":12},\
                    {"role":"engine-1","pid":34}]"""
                        .formatted(self)));
  }

  @Test
  void waitsForAChildOfTheLastDemoThatStillEnds() throws Exception {
    ProcessList list = new ProcessList(json, own);
    Process ending = new ProcessBuilder("sleep", "1").start();
    list.write(List.of(new ProcessList.Entry("kafka", ending.pid())));

    list.awaitLeftovers(console);

    assertThat(ending.isAlive()).isFalse();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("waiting for kafka (process " + ending.pid() + ") of the last run to end");
  }

  @Test
  void anotherProcessWithTheSameIdIsNotWaitedFor() throws Exception {
    Files.writeString(own, ProcessHandle.current().pid() + " 1000000 kafka\n");

    new ProcessList(json, own).awaitLeftovers(console);

    assertThat(printed.size()).isZero();
  }
}
