package com.stockafolio.loadtest.gatling.capacity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.gatling.options.CapacityOptions;
import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.options.LoadScenario;
import com.stockafolio.loadtest.gatling.results.ResultFiles;
import com.stockafolio.loadtest.gatling.results.RunResult;
import com.stockafolio.loadtest.gatling.steps.Streams;
import com.stockafolio.loadtest.gatling.steps.Trading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the highest rate at which a scenario's thresholds hold. Each rate is a run by itself, in a
 * JVM of its own, so that none inherits what another left behind.
 */
public final class CapacityRun {
  private static final int HELD = 0;
  private static final int BROKEN = 2;

  /** A run that made less than so many percent of its load did not try the rate. */
  private static final int LEAST_MADE_PERCENT = 90;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CapacityOptions options;
  private final Class<?> main;
  private final Path directory;
  private final ObjectNode told = JSON.createObjectNode();

  /**
   * A run.
   *
   * @param main the program that plays one scenario
   * @param directory for all that is written
   */
  public CapacityRun(CapacityOptions options, Class<?> main, Path directory) {
    this.options = options;
    this.main = main;
    this.directory = directory;
  }

  /**
   * Searches; gives the exit status: that of a run which could not be made, else whether what was
   * found is enough.
   */
  public int run() throws IOException, InterruptedException {
    Instant begin = Instant.now();
    Files.createDirectories(directory);
    RateSearch search =
        RateSearch.from(options.step().rate(), options.mostRate(), options.precisionPercent());
    while (search.next() != 0) {
      int rate = search.next();
      System.out.printf("%n== %s at %,d/s%n", name(), rate);
      Path place = directory.resolve("rate-%05d".formatted(rate));
      int code = play(rate, place);
      if (code != HELD && code != BROKEN) {
        return code;
      }
      boolean holds = code == HELD && isMade(rate, place);
      System.out.printf("== %s at %,d/s: %s%n", name(), rate, holds ? "held" : "failed");
      told.withArray("steps").addObject().put("rate", rate).put("held", holds);
      search = search.tried(holds);
    }
    return finish(search, begin);
  }

  private String name() {
    return options.step().scenario().optionName();
  }

  private int play(int rate, Path place) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Of two with one name the last counts.
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dscenario=" + name());
    command.add("-Drate=" + rate);
    command.add("-Dduration=" + options.step().duration().toSeconds());
    command.add("-Dload.results=" + place);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** Whether the load was made: traders who wait for their trades post fewer than they should. */
  private boolean isMade(int rate, Path place) throws IOException {
    LoadOptions step = options.step();
    long seconds = step.duration().minus(step.ramp()).toSeconds();
    long least = rate * seconds * LEAST_MADE_PERCENT / 100;
    String driving = step.scenario() == LoadScenario.READING ? Streams.GET_PORTFOLIO : Trading.POST;
    long made = ResultFiles.counted(place, driving);
    if (made < least) {
      System.out.printf(
          "== only %,d of %,d \"%s\": the users fell behind; try more -Dusers%n",
          made, rate * seconds, driving);
    }
    return made >= least;
  }

  private int finish(RateSearch search, Instant begin) throws IOException {
    int found = search.found().orElse(0);
    String above =
        search.failed() == 0 ? "nothing above it was tried" : search.failed() + "/s failed";
    System.out.printf("%ncapacity: %s held at %,d/s, %s%n", name(), found, above);
    boolean enough = found >= options.leastRate();
    RunResult result =
        new RunResult(
            CapacityOptions.CAPACITY,
            Map.of("of", name(), "duration", "" + options.step().duration().toSeconds()),
            begin,
            List.of(
                new RunResult.Threshold(
                    "%s holds at %d/s or more".formatted(name(), options.leastRate()),
                    enough,
                    (double) found,
                    null)),
            List.of());
    told.put("rate", found).put("failedRate", search.failed());
    ResultFiles.write(result, told, directory);
    System.out.println("result: " + directory);
    System.out.println(enough ? "PASSED" : "FAILED: below -DleastRate=" + options.leastRate());
    return enough ? HELD : BROKEN;
  }
}
