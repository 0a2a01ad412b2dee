package com.stockafolio.loadtest.gatling;

import com.stockafolio.loadtest.gatling.capacity.CapacityRun;
import com.stockafolio.loadtest.gatling.options.CapacityOptions;
import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.plays.Rig;
import com.stockafolio.loadtest.gatling.preparation.Preparation;
import com.stockafolio.loadtest.gatling.preparation.Stage;
import com.stockafolio.loadtest.gatling.preparation.TargetRefused;
import com.stockafolio.loadtest.gatling.results.ResultFiles;
import com.stockafolio.loadtest.gatling.results.RunFigures;
import com.stockafolio.loadtest.gatling.results.RunResult;
import com.stockafolio.loadtest.gatling.steps.Tally;
import com.stockafolio.loadtest.options.InvalidOption;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.prefs.Preferences;
import java.util.stream.Stream;

/**
 * The process that loads a system with one scenario and judges how it held out.
 *
 * <p>Exit status: 0 all thresholds kept, {@value #THRESHOLD_BROKEN} one was not, {@value #FAILED}
 * the run could not be made, {@value #INVALID_OPTION} for an option that cannot be.
 */
public final class Load {
  private static final int FAILED = 1;
  private static final int THRESHOLD_BROKEN = 2;
  private static final int INVALID_OPTION = 64;

  private static final Tally TALLY = new Tally();
  private static volatile Rig rig;

  private Load() {}

  /** Gatling makes simulation and appenders itself: this is where they find what they belong to. */
  static Rig rig() {
    return rig;
  }

  static Tally tally() {
    return TALLY;
  }

  /** Runs the scenario that the system properties name. */
  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    try {
      if (CapacityOptions.CAPACITY.equals(System.getProperty("scenario"))) {
        CapacityOptions options = CapacityOptions.read(System.getProperties());
        return new CapacityRun(options, Load.class, results(CapacityOptions.CAPACITY)).run();
      }
      LoadOptions options = LoadOptions.read(System.getProperties());
      Stage stage = new Preparation(options).stage();
      System.out.println(plan(stage));
      rig = new Rig(stage, TALLY);
      return play(options);
    } catch (InvalidOption e) {
      System.err.println(e.getMessage());
      return INVALID_OPTION;
    } catch (TargetRefused e) {
      System.err.println(e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (IOException e) {
      System.err.println("The run could not be made: " + e.getMessage());
      return FAILED;
    }
  }

  /** Where a run's report and results go. */
  private static Path results(String scenario) {
    return Path.of(System.getProperty("load.results", "target/load"))
        .resolve(
            scenario + DateTimeFormatter.ofPattern("-yyyyMMdd-HHmmss").format(LocalDateTime.now()))
        .toAbsolutePath();
  }

  private static String plan(Stage stage) {
    LoadOptions options = stage.options();
    return "%s against %s: %d users (%d traders known), rate %d/s, %d s with %d s of ramp"
        .formatted(
            options.scenario().optionName(),
            options.baseUrl(),
            options.users(),
            stage.traders().size(),
            options.rate(),
            options.duration().toSeconds(),
            options.ramp().toSeconds());
  }

  private static int play(LoadOptions options) throws IOException {
    Path results = results(options.scenario().optionName());
    askNobodyForNewerVersions();
    int code;
    try {
      code =
          Gatling$.MODULE$.fromArgs(
              new String[] {
                "--simulation", LoadSimulation.class.getName(),
                "--results-folder", results.toString(),
                "--launcher", "maven"
              });
    } catch (Exception | LinkageError e) {
      System.err.println("The run could not be made: " + e);
      return FAILED;
    }
    return judge(code, results, options);
  }

  /**
   * Gatling looks for a newer release before each run, unless it believes that it has just done so.
   */
  private static void askNobodyForNewerVersions() {
    Preferences.userRoot()
        .node("/io/gatling/latestVersion")
        .putLong("lastCheckTimestamp", Long.MAX_VALUE);
  }

  private static int judge(int code, Path results, LoadOptions options) throws IOException {
    System.out.println(TALLY.line());
    TALLY
        .broken()
        .forEach((why, count) -> System.out.printf("broken streams: %,d × %s%n", count, why));
    Hints.of(TALLY).forEach(System.out::println);
    Optional<Path> report = report(results);
    System.out.println("report: " + report.map(Path::toString).orElse("none"));
    if (report.isPresent()) {
      Path run = report.get().getParent();
      RunResult result = RunFigures.read(run, options.scenario().optionName(), options.told());
      ResultFiles.write(result, results);
      System.out.println("result: " + results);
    }
    System.out.println(
        code == 0
            ? "PASSED: every threshold was kept"
            : "FAILED: see the lines with ': false' above");
    return code == 0 ? 0 : THRESHOLD_BROKEN;
  }

  private static Optional<Path> report(Path results) {
    try (Stream<Path> found = Files.walk(results, 2)) {
      return found.filter(file -> file.endsWith("index.html")).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
