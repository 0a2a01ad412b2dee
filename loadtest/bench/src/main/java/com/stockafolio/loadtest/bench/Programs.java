package com.stockafolio.loadtest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.bench.contender.Contender;
import com.stockafolio.loadtest.bench.contender.Options;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import com.stockafolio.loadtest.supervision.RunLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts the simulator's and the checker's processes. */
final class Programs {
  private static final Duration SIMULATOR_SILENCE_LIMIT = Duration.ofSeconds(90);
  private static final Duration CHECKER_SILENCE_LIMIT = Duration.ofMinutes(5);
  private static final Duration PRELOAD_LIMIT = Duration.ofMinutes(30);
  private static final int PRELOADER_HEAP_MB = 1_024;
  private static final Duration POLL = Duration.ofMillis(200);

  private final LocalStack stack;
  private final Options options;
  private final RunLog runs;
  private final Console console;

  Programs(LocalStack stack, Options options, Console console) {
    this.stack = stack;
    this.options = options;
    this.console = console;
    this.runs = new RunLog(stack.workspace().data().resolve("runs"));
  }

  /**
   * Has every user hold something before the first trade.
   *
   * @param ledgers of the engine
   */
  void preload(int ledgers) throws InterruptedException {
    Child preloader =
        stack.startModule(
            "preload",
            "preload",
            "com.stockafolio.loadtest.preload.Preloader",
            List.of("-Xmx" + PRELOADER_HEAP_MB + "m", "-XX:+UseParallelGC"),
            List.of(
                "--bucket=" + stack.workspace().directory("s3/stockafolio"),
                "--bootstrap=" + stack.ports().kafkaAddress(),
                "--users=" + options.load().users(),
                "--seed=" + options.load().seed(),
                "--ledgers=" + ledgers),
            Optional.empty());
    if (!preloader.awaitEnd(PRELOAD_LIMIT) || preloader.exitCode() != 0) {
      throw new StackFailure(preloader.endOrSilence("did not end"));
    }
  }

  /** Puts the trades of the closed loop on the topic. */
  void fillTopic() throws InterruptedException {
    long trades = options.load().trades();
    Conversation filling = startSimulator(List.of("--backlog=" + trades));
    await(filling, "done", line -> show("filling the topic: %,d of %,d trades", line, trades));
    if (filling.exitCode() != 0) {
      throw new StackFailure(filling.child().endOrSilence(""));
    }
  }

  /**
   * Starts the open loop.
   *
   * @param group whose committed offsets say what is booked
   * @param trace the file for each latency that counts
   */
  Conversation startOpenLoop(String group, Path trace) {
    Options.Load load = options.load();
    return startSimulator(
        List.of(
            "--group=" + group,
            "--trace=" + trace,
            "--http=" + stack.ports().httpAddress(1),
            "--rate=" + load.rate(),
            "--duration=" + (load.warmUpSeconds() + load.durationSeconds()),
            "--warmup=" + load.warmUpSeconds(),
            "--watchers=" + load.watchers()));
  }

  /** Checks everything that is in the topic against what the contender answers. */
  JsonNode check(Contender contender) throws InterruptedException {
    Conversation checker =
        new Conversation(
            stack.startProgram(
                "checker",
                "com.stockafolio.loadtest.checker.Checker",
                List.of(
                    "-Xmx" + options.sizes().checkerHeapMb() + "m", "-XX:+ExitOnOutOfMemoryError"),
                List.of(
                    "--bootstrap=" + stack.ports().kafkaAddress(),
                    "--http=" + stack.ports().httpAddress(1),
                    "--cassandra=" + stack.ports().cqlAddress(),
                    "--keyspace=" + contender.keyspace(),
                    "--data=" + stack.workspace().data(),
                    "--seed=" + options.load().seed(),
                    "--preloaded=" + (options.load().preload() ? options.load().users() : 0),
                    "--sample=" + options.load().checkSample())),
            CHECKER_SILENCE_LIMIT);
    JsonNode checked =
        await(
            checker,
            "checked",
            line ->
                console.status(
                    String.format(
                        Locale.ROOT,
                        "checking %s: %s %,d of %,d",
                        contender.name(),
                        line.path("stage").asText(),
                        line.path("done").asLong(),
                        line.path("of").asLong())));
    checker.exitCode();
    return checked;
  }

  private interface Listener {
    void hear(JsonNode line);
  }

  /** Listens until a line of this type is said, and returns it. */
  private JsonNode await(Conversation conversation, String type, Listener listener)
      throws InterruptedException {
    while (true) {
      stack.requireAlive();
      Optional<JsonNode> line = conversation.next(POLL);
      if (line.isPresent()) {
        String said = line.get().path("type").asText();
        if (said.equals(type)) {
          return line.get();
        }
        if (said.equals("failed")) {
          throw new StackFailure(
              conversation.child().role() + ": " + line.get().path("reason").asText());
        }
        listener.hear(line.get());
      }
    }
  }

  private void show(String format, JsonNode line, long of) {
    if (line.path("type").asText().equals("status")) {
      console.status(String.format(Locale.ROOT, format, line.path("acknowledged").asLong(), of));
    }
  }

  private Conversation startSimulator(List<String> special) {
    Options.Load load = options.load();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bootstrap=" + stack.ports().kafkaAddress(),
                "--users=" + load.users(),
                "--traffic=" + load.traffic(),
                "--seed=" + load.seed(),
                "--run=" + runs.next(load.seed()),
                "--data=" + stack.workspace().data()));
    arguments.addAll(special);
    Child child =
        stack.startProgram(
            "simulator",
            "com.stockafolio.loadtest.simulator.Simulator",
            // It shares the cores with what it measures.
            List.of(
                "-Xmx" + options.sizes().simulatorHeapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"),
            arguments);
    return new Conversation(child, SIMULATOR_SILENCE_LIMIT);
  }
}
