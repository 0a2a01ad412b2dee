package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.supervision.Console;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * {@code mvn -Pdemo}: starts the whole system on this machine, drives and watches it, and, where
 * the run has an end, checks what it booked. Runs in Maven's own JVM.
 */
public final class Demo {

  private static final int INVALID_OPTION = 64;

  private Demo() {}

  /** Takes its options from system properties; ends the JVM where the run was not clean. */
  public static void main(String[] args) throws InterruptedException {
    Console console = Console.standard();
    int exitCode;
    try {
      Options options = Options.read(System.getProperties(), machineMebibytes());
      Path root = Workspace.findRoot();
      exitCode = new Supervisor(options, root, console).run();
    } catch (InvalidOption e) {
      console.line(e.getMessage());
      exitCode = INVALID_OPTION;
    }
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static long machineMebibytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize() >> 20;
  }
}
