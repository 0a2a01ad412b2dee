package com.stockafolio.loadtest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.bench.contender.Options;
import com.stockafolio.loadtest.bench.figures.Comparison;
import com.stockafolio.loadtest.bench.figures.FigureTable;
import com.stockafolio.loadtest.bench.figures.Measured;
import com.stockafolio.loadtest.bench.figures.ResultFile;
import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.OwnClasses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code mvn -Pbench}. Runs in Maven's own JVM. */
public final class Bench {

  private static final int CLEAN = 0;
  private static final int FAILED = 1;
  private static final int DIFFERENT = 2;
  private static final int INVALID_OPTION = 64;

  private Bench() {}

  /** Takes its options from system properties; ends the JVM where the run was not clean. */
  public static void main(String[] args) throws InterruptedException {
    Console console = Console.standard();
    int exitCode;
    try {
      Options options = Options.read(System.getProperties(), machineMebibytes());
      Optional<JsonNode> earlier = Optional.empty();
      if (options.compare().isPresent()) {
        earlier = Optional.of(ResultFile.read(options.compare().get()));
      }
      exitCode = run(options, earlier, console);
    } catch (InvalidOption e) {
      console.line(e.getMessage());
      exitCode = INVALID_OPTION;
    } catch (StackFailure | IOException e) {
      console.line(e instanceof StackFailure ? e.getMessage() : e.toString());
      exitCode = FAILED;
    }
    if (exitCode != CLEAN) {
      System.exit(exitCode);
    }
  }

  private static int run(Options options, Optional<JsonNode> earlier, Console console)
      throws InterruptedException, IOException {
    Path root = Workspace.findRoot();
    OwnClasses.load(Bench.class);
    List<List<Measured>> rounds = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      console.line("round %d of %d".formatted(round, options.rounds()));
      rounds.add(new Round(options, root, console).run());
    }
    List<Measured> medians = Measured.medians(rounds);
    ResultFile result = new ResultFile(options, root, rounds, medians);
    Path file = result.write(root.resolve("target").resolve("bench"));
    new FigureTable(medians).lines().forEach(console::line);
    earlier.ifPresent(before -> new Comparison(before, medians).lines().forEach(console::line));
    console.line("figures in " + root.relativize(file));
    boolean clean = rounds.stream().flatMap(List::stream).allMatch(Measured::isClean);
    if (!clean) {
      console.line("the books differ: the figures above count for nothing");
    }
    return clean ? CLEAN : DIFFERENT;
  }

  private static long machineMebibytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize() >> 20;
  }
}
