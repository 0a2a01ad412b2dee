package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.DataLock;
import com.stockafolio.loadtest.supervision.FreshData;
import com.stockafolio.loadtest.supervision.OwnClasses;
import com.stockafolio.loadtest.supervision.ProcessList;
import com.stockafolio.loadtest.supervision.RunLog;
import com.stockafolio.loadtest.supervision.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of the demo, from the first server to the last figure. */
final class Supervisor {

  private static final int CLEAN = 0;
  private static final int FAILED = 1;
  private static final int DIFFERENT = 2;
  private static final long POLL_MILLIS = 200;

  private final Options options;
  private final Console console;
  private final Workspace workspace;
  private final Path target;
  private final ProcessList processes;
  private final Children children;
  private final Instant begun = Instant.now();
  private volatile boolean stopping;

  Supervisor(Options options, Path root, Console console) {
    this.options = options;
    this.console = console;
    this.workspace = new Workspace(root, root.resolve(".data"));
    this.target = root.resolve("target");
    this.processes =
        new ProcessList(target.resolve("demo-pids.json"), workspace.data().resolve("processes"));
    this.children =
        new Children(
            living -> processes.write(living.stream().map(ProcessList.Entry::of).toList()));
  }

  /**
   * Runs to the end, or until Ctrl-C.
   *
   * @return the exit code: 0 where nothing differs and each day that was closed is certified, 2
   *     where that is not so, 1 where the run failed
   */
  int run() throws InterruptedException {
    try (DataLock lock = DataLock.take(workspace.data())) {
      OwnClasses.load(Demo.class);
      processes.awaitLeftovers(console);
      if (options.fresh()) {
        FreshData.prepare(workspace.data());
      }
      Runtime.getRuntime().addShutdownHook(new Thread(this::stopByHook, "stop"));
      return runOnData();
    } catch (StackFailure e) {
      return failed(e);
    } catch (IOException e) {
      console.line("cannot use " + workspace.data() + ": " + e);
      return FAILED;
    }
  }

  private int runOnData() throws InterruptedException {
    try {
      LocalStack stack = startServers();
      Simulation simulation = new Simulation(stack, options, runLog());
      simulation.fillBacklog(console);
      if (options.nodes() == 0) {
        return serveAlone(stack);
      }
      Engines engines = startEngines(stack);
      Optional<Batches> batches =
          options.batch()
              ? Optional.of(Batches.begin(stack, options.sizes().batchHeapMb(), console))
              : Optional.empty();
      EngineMeters meters = EngineMeters.begin(engines, children);
      JsonNode done = new LiveRun(stack, engines, simulation, meters, console, options).follow();
      int checked = check(engines, simulation, done, meters);
      boolean certified = batches.isEmpty() || batches.get().finish();
      return checked != CLEAN ? checked : certified ? CLEAN : DIFFERENT;
    } catch (StackFailure e) {
      return failed(e);
    } finally {
      stop();
    }
  }

  private int failed(StackFailure failure) {
    if (!stopping) {
      console.line(failure.getMessage());
    }
    return FAILED;
  }

  private LocalStack startServers() throws InterruptedException {
    options.ports().requireFree(options.nodes());
    console.line("starting Cassandra, Kafka and the S3 server on " + workspace.data());
    LocalStack stack =
        LocalStack.start(workspace, options.ports(), options.sizes().servers(), children);
    console.line(
        "servers ready after %s: Kafka %s, Cassandra %s, S3 http://127.0.0.1:%d"
            .formatted(
                sinceBegun(),
                options.ports().kafkaAddress(),
                options.ports().cqlAddress(),
                options.ports().s3()));
    return stack;
  }

  /** Servers only, for as long as they are wanted. */
  private int serveAlone(LocalStack stack) throws InterruptedException {
    console.line("-Dengine=off: servers only; Ctrl-C stops them");
    Duration wanted = Duration.ofSeconds(options.load().durationSeconds());
    Instant ready = Instant.now();
    while (wanted.isZero() || Duration.between(ready, Instant.now()).compareTo(wanted) < 0) {
      stack.requireAlive();
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return CLEAN;
  }

  private Engines startEngines(LocalStack stack) throws InterruptedException {
    Instant started = Instant.now();
    Engines engines = Engines.start(stack, options, console);
    engines.awaitReady();
    console.line(
        "ready after %s; the engine served %s after its start and replayed %,d journal rows with %,d trades"
            .formatted(
                sinceBegun(),
                seconds(started),
                engines.sum(Scrape::recoveryRows),
                engines.sum(Scrape::recoveryTrades)));
    return engines;
  }

  private int check(Engines engines, Simulation simulation, JsonNode done, EngineMeters meters)
      throws InterruptedException {
    Figures.EngineFigures engineFigures = meters.end();
    Check check = simulation.startChecker();
    JsonNode checked = check.follow(console, engines::lookAfter);
    Figures figures = new Figures(options.load().users(), done, checked, engineFigures);
    Summary.write(figures, target.resolve("demo-summary.json"));
    FigureTable.of(figures).forEach(console::line);
    if (check.exitCode() == CLEAN && figures.isClean()) {
      console.line("every trade is booked exactly once; figures in target/demo-summary.json");
      return CLEAN;
    }
    console.line("the books differ; the first differences stand in " + workspace.log("checker"));
    return DIFFERENT;
  }

  private RunLog runLog() {
    return new RunLog(workspace.data().resolve("runs"));
  }

  private void stopByHook() {
    stopping = true;
    stop();
  }

  private synchronized void stop() {
    if (!children.living().isEmpty()) {
      console.line("stopping; the data stays in " + workspace.data());
      children.close();
      console.line("stopped");
    }
  }

  private String sinceBegun() {
    return seconds(begun);
  }

  private static String seconds(Instant since) {
    return "%.1f s".formatted(Duration.between(since, Instant.now()).toMillis() / 1e3);
  }
}
