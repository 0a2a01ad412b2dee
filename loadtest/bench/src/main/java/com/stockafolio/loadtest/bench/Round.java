package com.stockafolio.loadtest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.bench.contender.Contender;
import com.stockafolio.loadtest.bench.contender.EngineContender;
import com.stockafolio.loadtest.bench.contender.Options;
import com.stockafolio.loadtest.bench.figures.Measured;
import com.stockafolio.loadtest.bench.measuring.ArchiveCatchUp;
import com.stockafolio.loadtest.bench.measuring.ClosedLoop;
import com.stockafolio.loadtest.bench.measuring.GroupOffsets;
import com.stockafolio.loadtest.bench.measuring.Memory;
import com.stockafolio.loadtest.bench.measuring.OpenLoop;
import com.stockafolio.loadtest.bench.measuring.Profile;
import com.stockafolio.loadtest.bench.measuring.Sampler;
import com.stockafolio.loadtest.bench.measuring.Stages;
import com.stockafolio.loadtest.bench.measuring.TradeRecording;
import com.stockafolio.loadtest.bench.measuring.WindowWork;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import com.stockafolio.loadtest.supervision.DataLock;
import com.stockafolio.loadtest.supervision.FreshData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One round: empty servers, a topic that is filled once, and one contender after the other. */
final class Round {
  private static final String TOPIC = "trades";

  /** The product's default. */
  private static final int LEDGERS = 16;

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Options options;
  private final Console console;
  private final Workspace workspace;
  private final Children children = new Children(living -> {});
  private LocalStack stack;
  private Programs programs;

  Round(Options options, Path root, Console console) {
    this.options = options;
    this.console = console;
    this.workspace = new Workspace(root, root.resolve("target").resolve("bench").resolve("data"));
  }

  /**
   * Measures and checks every contender.
   *
   * @throws StackFailure if a process fails
   */
  List<Measured> run() throws InterruptedException, IOException {
    Thread hook = new Thread(children::close, "stop");
    try (DataLock lock = DataLock.take(workspace.data())) {
      FreshData.prepare(workspace.data());
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        return measureAll();
      } finally {
        children.close();
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private List<Measured> measureAll() throws InterruptedException {
    Instant begun = Instant.now();
    options.ports().requireFree(1);
    stack = LocalStack.start(workspace, options.ports(), options.sizes().servers(), children);
    say(begun, "Cassandra, Kafka and S3 are ready");
    programs = new Programs(stack, options, console);
    if (options.load().preload()) {
      begun = Instant.now();
      programs.preload(LEDGERS);
      say(begun, "%,d users hold something".formatted(options.load().users()));
    }
    begun = Instant.now();
    programs.fillTopic();
    say(begun, "%,d trades are on the topic".formatted(options.load().trades()));
    List<Measured> measured = new ArrayList<>();
    for (Contender contender : options.contenders()) {
      measured.add(measure(contender));
    }
    return enginesFirst(measured);
  }

  private Measured measure(Contender contender) throws InterruptedException {
    Instant begun = Instant.now();
    Map<String, Double> figures = new LinkedHashMap<>();
    Map<String, List<String>> topFrames;
    Child process = contender.start(stack, options);
    try (GroupOffsets offsets = new GroupOffsets(stack.ports().kafkaAddress(), TOPIC)) {
      List<Child> processes = new ArrayList<>(stack.servers());
      processes.add(process);
      Profile profile = new Profile(options.jfr() ? processes : List.of());
      Sampler sampler = new Sampler(offsets, contender.group(), processes);
      Options.Load load = options.load();
      WindowWork work = new WindowWork(new EngineNode(1, stack.ports(), process));
      new ClosedLoop(stack, process, sampler, console, contender.name())
          .measure(
              load.trades(), load.warmUpTrades(), offsets.end(), List.of(work, profile), figures);
      work.addTo(figures);
      topFrames = profile.topFrames();
      say(
          begun,
          "%s: %,.0f trades/s".formatted(contender.name(), figures.get("closed.tradesPerSecond")));
      if (contender instanceof EngineContender engine && !engine.archiveGroup().isEmpty()) {
        new ArchiveCatchUp(stack, process, console, engine.name())
            .measure(
                new Sampler(offsets, engine.archiveGroup(), processes), offsets.end(), figures);
      }
      if (contender instanceof EngineContender engine && load.rate() > 0) {
        measureOpenLoop(engine, process, sampler, figures);
      }
      addMemory(process, figures);
    }
    JsonNode checked = programs.check(contender);
    addCheck(checked, figures);
    figures.put(
        "memory.livingHeapBytesPerUser",
        figures.get("memory.livingHeapMebibytes")
            * (1 << 20)
            / (options.load().preload() ? options.load().users() : checked.path("users").asLong()));
    // All is checked: an orderly end would take half a minute more.
    process.kill();
    process.awaitEnd(KILL_LIMIT);
    Leftovers.remove(contender, stack);
    say(
        begun,
        "%s: %,d users compared, %,d differ"
            .formatted(
                contender.name(),
                checked.path("users").asLong(),
                checked.path("differing").asLong()));
    return new Measured(contender.name(), figures, topFrames);
  }

  /** The engine first, whose figures the others' are ratios of, and its variants after it. */
  private List<Measured> enginesFirst(List<Measured> measured) {
    List<String> engines =
        options.contenders().stream()
            .filter(contender -> contender instanceof EngineContender)
            .map(Contender::name)
            .toList();
    return measured.stream()
        .sorted(Comparator.comparing(one -> !engines.contains(one.contender())))
        .sorted(Comparator.comparing(one -> !one.contender().equals("engine")))
        .toList();
  }

  private void measureOpenLoop(
      EngineContender engine, Child process, Sampler sampler, Map<String, Double> figures)
      throws InterruptedException {
    Path arrivals = engine.trace(stack).resolveSibling(engine.name() + "-arrivals");
    Path recording = engine.trace(stack);
    if (options.trace()) {
      TradeRecording.start(process);
    }
    Conversation simulator = programs.startOpenLoop(engine.group(), arrivals);
    new OpenLoop(stack, process, options.load(), console).measure(simulator, sampler, figures);
    if (simulator.exitCode() != 0) {
      throw new StackFailure(simulator.child().endOrSilence(""));
    }
    if (options.trace()) {
      TradeRecording.stop(process, recording);
      Stages.read(recording, arrivals).addTo(figures);
    }
  }

  private void addMemory(Child process, Map<String, Double> figures) throws InterruptedException {
    List<Child> processes = new ArrayList<>(List.of(process));
    processes.addAll(stack.servers());
    for (Child one : processes) {
      String role = one == process ? "own" : one.role();
      Memory.residentBytes(one)
          .ifPresent(bytes -> figures.put("memory.residentMebibytes." + role, mebibytes(bytes)));
    }
    for (Child one : processes) {
      String role = one == process ? "own" : one.role();
      Memory.heapBytes(one)
          .ifPresent(bytes -> figures.put("memory.heapMebibytes." + role, mebibytes(bytes)));
    }
    figures.put("memory.livingHeapMebibytes", mebibytes(Memory.livingBytes(process).orElse(0)));
  }

  private static void addCheck(JsonNode checked, Map<String, Double> figures) {
    long produced = checked.path("produced").asLong();
    long accounted =
        checked.path("booked").asLong()
            + checked.path("duplicates").asLong()
            + checked.path("rejected").asLong();
    figures.put("check.users", checked.path("users").asDouble());
    figures.put("check.trades", (double) produced);
    figures.put(Measured.DIFFERING, checked.path("differing").asDouble(1));
    figures.put(
        Measured.UNACCOUNTED,
        (double) Math.abs(produced - accounted) + checked.path("missingAcknowledged").asLong());
  }

  private static double mebibytes(long bytes) {
    return (double) bytes / (1 << 20);
  }

  private void say(Instant since, String what) {
    console.line(
        String.format(
            Locale.ROOT,
            "%s (%.1f s)",
            what,
            Duration.between(since, Instant.now()).toMillis() / 1e3));
  }
}
