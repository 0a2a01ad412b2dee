package com.stockafolio.loadtest.gatling;

import com.stockafolio.loadtest.gatling.options.CapacityOptions;
import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.options.LoadScenario;
import com.stockafolio.loadtest.options.InvalidOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * {@code mvn -Pload}: starts what {@code -Dscenario} names as a JVM of its own, with that module's
 * class path, and passes its exit code on. Runs in Maven's own JVM.
 */
public final class LoadLauncher {
  private static final int INVALID_OPTION = 64;

  /** Options of the generator besides the scenario; its module reads and documents them. */
  private static final List<String> OF_THE_GENERATOR =
      List.of(
          "bootstrap",
          "topic",
          "users",
          "rate",
          "duration",
          "traffic",
          "exponent",
          "seed",
          "run",
          "fill",
          "linger",
          "fractions",
          "fees",
          "cash",
          "duplicates",
          "malformed",
          "data");

  private static final String GENERATOR_MAIN =
      "com.stockafolio.loadtest.simulator.generator.Generator";

  private LoadLauncher() {}

  /** Takes its options from system properties; ends the JVM where the run does not succeed. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int code = run(System.getProperties());
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(Properties properties) throws IOException, InterruptedException {
    try {
      Path root = Path.of(properties.getProperty("maven.multiModuleProjectDirectory", "."));
      Process load = new ProcessBuilder(command(root, properties)).inheritIO().start();
      // Ctrl-C reaches it too: Maven waits until it has said its last.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(load), "await-load"));
      return load.waitFor();
    } catch (InvalidOption e) {
      System.err.println(e.getMessage());
      return INVALID_OPTION;
    }
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static void await(Process load) {
    try {
      load.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How to start the scenario's JVM; only its name is checked here. */
  static List<String> command(Path root, Properties properties) throws IOException, InvalidOption {
    boolean generator = LoadScenario.GENERATOR.equals(properties.getProperty("scenario"));
    boolean capacity = CapacityOptions.CAPACITY.equals(properties.getProperty("scenario"));
    if (!generator && !capacity) {
      LoadScenario.named(properties.getProperty("scenario"));
    }
    Path target = root.resolve(generator ? "loadtest/simulator/target" : "loadtest/gatling/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + properties.getProperty("heap", "1g"));
    if (!generator) {
      command.add("@" + root.resolve("conf/load-jvm.options"));
    }
    command.addAll(words(properties.getProperty("jvm", "")));
    command.add("-Dload.results=" + root.resolve("target/load"));
    // Gatling keeps notes as preferences.
    command.add("-Djava.util.prefs.userRoot=" + root.resolve("loadtest/gatling/target"));
    List<String> names = new ArrayList<>(generator ? OF_THE_GENERATOR : LoadOptions.NAMES);
    if (capacity) {
      names.addAll(CapacityOptions.NAMES);
    }
    for (String name : names) {
      String value = properties.getProperty(name);
      if (value != null) {
        command.add("-D" + name + "=" + value);
      }
    }
    command.add("-cp");
    command.add(
        target.resolve("classes")
            + File.pathSeparator
            + Files.readString(target.resolve("class-path")).strip());
    command.add(generator ? GENERATOR_MAIN : Load.class.getName());
    return command;
  }
}
