package com.stockafolio.loadtest.simulator;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedFile;
import com.stockafolio.loadtest.simulator.sending.GaveUpException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The market simulator's process. Options are those of {@link SimulatorOptions}; standard output
 * carries the lines of {@link Report} and nothing else; standard input takes {@code stop}, and its
 * end ends the process.
 *
 * <p>Exit status: 0 done or ended by the parent, 1 failed, {@value #INVALID_OPTION} for an option
 * that cannot be.
 */
public final class Simulator {

  private static final Logger log = LoggerFactory.getLogger(Simulator.class);
  private static final int FAILED = 1;
  private static final int INVALID_OPTION = 64;

  private Simulator() {}

  /** Runs the process to its end. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(run(args, new Report(out)));
  }

  private static int run(String[] args, Report report) {
    try {
      SimulatorOptions options = SimulatorOptions.parse(args);
      AcknowledgedFile file =
          AcknowledgedFile.create(options.data(), options.seed(), options.run());
      Commands commands = new Commands(System.in);
      commands.start();
      try (Simulation simulation = new Simulation(options, file, commands, report)) {
        simulation.run();
      }
      return 0;
    } catch (InvalidOption e) {
      System.err.println(e.getMessage());
      return INVALID_OPTION;
    } catch (EndedException e) {
      log.info("Ended: {}", e.getMessage());
      return 0;
    } catch (GaveUpException e) {
      report.failed(e.getMessage());
      return FAILED;
    } catch (IOException | InterruptedException | RuntimeException e) {
      log.error("The simulator failed.", e);
      report.failed(e.toString());
      return FAILED;
    }
  }
}
