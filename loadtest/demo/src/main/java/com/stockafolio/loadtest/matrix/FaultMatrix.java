package com.stockafolio.loadtest.matrix;

import com.stockafolio.loadtest.demo.Simulation;
import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.DataLock;
import com.stockafolio.loadtest.supervision.FreshData;
import com.stockafolio.loadtest.supervision.OwnClasses;
import com.stockafolio.loadtest.supervision.RunLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * {@code mvn -Pmatrix}: starts the whole system on fresh data, plays all rounds on it and prints
 * what they came to. The data stays.
 */
public final class FaultMatrix {

  private static final int CLEAN = 0;
  private static final int FAILED = 1;
  private static final int BREACHED = 2;
  private static final int INVALID_OPTION = 64;
  private static final long POLL_MILLIS = 200;
  private static final long START_SECONDS = 300;

  private final MatrixOptions options;
  private final Workspace workspace;
  private final Console console;
  private final Children children = new Children(living -> {});

  private FaultMatrix(MatrixOptions options, Workspace workspace, Console console) {
    this.options = options;
    this.workspace = workspace;
    this.console = console;
  }

  /** Takes its options from system properties; ends the JVM where anything was breached. */
  public static void main(String[] args) throws InterruptedException {
    Path root = Workspace.findRoot();
    int exitCode = run(System.getProperties(), root.resolve(".data/matrix"), Console.standard());
    if (exitCode != CLEAN) {
      System.exit(exitCode);
    }
  }

  /**
   * Plays all rounds.
   *
   * @param given options
   * @param data where the system keeps its data, which is deleted first
   * @return 0 where all was as it must be, 2 where something was not, 1 where a process ended that
   *     nobody had ended, 64 for an option that cannot be
   */
  static int run(Properties given, Path data, Console console) throws InterruptedException {
    try {
      MatrixOptions options = MatrixOptions.read(given, machineMebibytes());
      return new FaultMatrix(options, new Workspace(Workspace.findRoot(), data), console).run();
    } catch (InvalidOption e) {
      console.line(e.getMessage());
      return INVALID_OPTION;
    }
  }

  private int run() throws InterruptedException {
    OutcomeTable table = new OutcomeTable(options.faults());
    try (DataLock lock = DataLock.take(workspace.data())) {
      OwnClasses.load(FaultMatrix.class);
      FreshData.prepare(workspace.data());
      Thread hook = new Thread(children::close, "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        play(table);
      } finally {
        children.close();
      }
    } catch (StackFailure | IOException e) {
      show(table);
      console.line("FAILED: " + e.getMessage());
      return FAILED;
    }
    show(table);
    console.line(
        table.isBreached() ? "BREACHED" : "nothing lost, nothing doubled, nothing differs");
    return table.isBreached() ? BREACHED : CLEAN;
  }

  private void play(OutcomeTable table) throws InterruptedException {
    LocalStack stack =
        LocalStack.start(
            workspace, options.demo().ports(), options.demo().sizes().servers(), children);
    Nodes nodes = new Nodes(stack, options.demo());
    awaitReady(nodes);
    Simulation simulation =
        new Simulation(stack, options.demo(), new RunLog(workspace.data().resolve("runs")));
    BooksCheck check = new BooksCheck(simulation, nodes, console);
    List<Round> schedule =
        Round.schedule(options.faults(), options.rounds(), nodes.count(), options.seed());
    for (int i = 0; i < schedule.size(); i++) {
      Round round = schedule.get(i);
      console.line(
          "%d of %d: %s, node %d, after %,d ms"
              .formatted(
                  i + 1, schedule.size(), round.fault().name(), round.node(), round.calmMillis()));
      Outcome outcome =
          new RoundRun(
                  stack,
                  nodes,
                  round,
                  options,
                  simulation.start(RoundRun.rate(round, options), RoundRun.seconds(round, options)),
                  console)
              .play(check);
      table.add(outcome);
      console.line("  " + outcome.told());
      outcome.breaches().forEach(breach -> console.line("  BREACH: " + breach));
    }
  }

  private void awaitReady(Nodes nodes) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!nodes.areWell()) {
      nodes.requireAlive();
      if (System.nanoTime() > deadline) {
        throw new StackFailure("the nodes do not serve within " + START_SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private void show(OutcomeTable table) {
    console.line(
        "seed %d, %d users, %d trades/s, %d nodes"
            .formatted(
                options.seed(),
                options.demo().load().users(),
                options.demo().load().rate(),
                options.demo().nodes()));
    table.lines().forEach(console::line);
  }

  private static long machineMebibytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize() >> 20;
  }
}
