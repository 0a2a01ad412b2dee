package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.MarketKeyPair;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import com.stockafolio.loadtest.supervision.RunLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts the simulator's and the checker's processes with what the command line asks for. */
public final class Simulation {

  /** The simulator speaks each second; on a machine at its limit the JVM may start slowly. */
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);

  /** The checker speaks each second, except where it awaits its first answers. */
  private static final Duration CHECKER_SILENCE_LIMIT = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(200);

  private final LocalStack stack;
  private final Options options;
  private final RunLog runs;
  private final long seed;

  /**
   * Of one local system.
   *
   * @param runs where each run takes its number
   */
  public Simulation(LocalStack stack, Options options, RunLog runs) {
    this.stack = stack;
    this.options = options;
    this.runs = runs;
    this.seed = options.load().seed().orElse(runs.lastSeed().orElse(Options.Load.FIRST_SEED));
  }

  /** Puts the wanted backlog on the topic, if one is wanted, and waits for it. */
  void fillBacklog(Console console) throws InterruptedException {
    long backlog = options.load().backlog();
    if (backlog == 0) {
      return;
    }
    Conversation filling = startSimulator(List.of("--backlog=" + backlog));
    while (true) {
      stack.requireAlive();
      Optional<JsonNode> line = filling.next(POLL);
      if (line.isPresent() && line.get().path("type").asText().equals("done")) {
        break;
      }
      line.ifPresent(status -> showFilling(status, backlog, console));
    }
    if (filling.exitCode() != 0) {
      throw new StackFailure(filling.child().endOrSilence(""));
    }
    console.line(String.format(Locale.ROOT, "%,d trades wait in the topic", backlog));
  }

  private static void showFilling(JsonNode status, long backlog, Console console) {
    if (status.path("type").asText().equals("status")) {
      console.status(
          String.format(
              Locale.ROOT,
              "filling the topic: %,d of %,d trades",
              status.path("acknowledged").asLong(),
              backlog));
    }
  }

  /** Starts the run that the command line asks for. */
  Conversation start() {
    return start(options.load().rate(), options.load().durationSeconds());
  }

  /**
   * Starts a run of its own rate and length.
   *
   * @param rate trades a second
   * @param seconds how long it produces
   */
  public Conversation start(long rate, long seconds) {
    Options.Load load = options.load();
    return startSimulator(
        List.of(
            "--http=" + addresses(),
            "--rate=" + rate,
            "--duration=" + seconds,
            "--actions=" + load.actions(),
            "--busts=" + load.busts(),
            "--watchers=" + load.watchers()));
  }

  private Conversation startSimulator(List<String> special) {
    Options.Load load = options.load();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bootstrap=" + stack.ports().kafkaAddress(),
                "--users=" + load.users(),
                "--traffic=" + load.traffic(),
                "--fractions=" + load.finePercent(),
                "--fees=" + load.feePercent(),
                "--cash=" + load.otherPercent(),
                "--duplicates=" + load.duplicatePercent(),
                "--malformed=" + load.malformedPercent(),
                "--seed=" + seed,
                "--run=" + runs.next(seed),
                "--data=" + stack.workspace().data()));
    arguments.addAll(special);
    Child child =
        stack.startProgram(
            "simulator", "com.stockafolio.loadtest.simulator.Simulator", simulatorJvm(), arguments);
    return new Conversation(child, SILENCE_LIMIT);
  }

  /** It shares the cores with what it measures: a cheap collector, and no costly compiling. */
  private List<String> simulatorJvm() {
    return List.of(
        "-Xmx" + options.sizes().simulatorHeapMb() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError");
  }

  /** Starts the check of everything that is in the topic. */
  public Check startChecker() {
    Ports ports = stack.ports();
    Child child =
        stack.startProgram(
            "checker",
            "com.stockafolio.loadtest.checker.Checker",
            List.of("-Xmx" + options.sizes().checkerHeapMb() + "m", "-XX:+ExitOnOutOfMemoryError"),
            List.of(
                "--bootstrap=" + ports.kafkaAddress(),
                "--http=" + addresses(),
                "--cassandra=" + ports.cqlAddress(),
                "--data=" + stack.workspace().data(),
                "--verifying-keys=" + MarketKeyPair.of(stack.workspace()).verifying(),
                "--seed=" + seed));
    return new Check(new Conversation(child, CHECKER_SILENCE_LIMIT), stack);
  }

  private String addresses() {
    return IntStream.rangeClosed(1, options.nodes())
        .mapToObj(stack.ports()::httpAddress)
        .collect(Collectors.joining(","));
  }
}
