package com.stockafolio.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -Pbatch}: starts the batch as a JVM of its own, with the options that Spark needs, and
 * passes its exit code on. Runs in Maven's own JVM.
 */
public final class BatchLauncher {
  private static final String SETTINGS = "stockafolio.batch.";
  private static final String MARKET = "stockafolio.market.";
  private static final String DRIVER = "datastax-java-driver.";

  /** Leaves room within 4 GB for what Spark and the compressors hold beside the heap. */
  private static final String HEAP = "3g";

  private BatchLauncher() {}

  /** Takes its options from system properties; ends the JVM where the batch does not succeed. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", "."));
    Process batch = new ProcessBuilder(command(root)).inheritIO().start();
    int code = batch.waitFor();
    if (code != 0) {
      System.exit(code);
    }
  }

  private static List<String> command(Path root) throws IOException {
    Path target = root.resolve("batch/target");
    String dependencies = Files.readString(target.resolve("class-path")).strip();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + root.resolve("conf/batch-jvm.options"));
    command.add("-Xmx" + System.getProperty("heap", HEAP));
    command.addAll(words(System.getProperty("jvm", "")));
    command.add("-Dbatch.launched=true");
    command.add("-Dstockafolio.batch.work=" + root.resolve(".data/batch"));
    option(command, "input", "");
    option(command, "wait", " s");
    option(command, "tolerance", "");
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(SETTINGS) || name.startsWith(MARKET) || name.startsWith(DRIVER)) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.add("-cp");
    command.add(target.resolve("classes") + File.pathSeparator + dependencies);
    command.add(DayBatch.class.getName());
    String date = System.getProperty("date");
    if (date != null) {
      command.add("--date=" + date);
    }
    String against = System.getProperty("against");
    if (against != null) {
      command.add("--against=" + Path.of(against).toAbsolutePath());
    }
    if (System.getProperty("rebuild") != null) {
      command.add("--rebuild");
    }
    return command;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static void option(List<String> command, String name, String unit) {
    String value = System.getProperty(name);
    if (value != null) {
      command.add("-D" + SETTINGS + name + "=" + value + unit);
    }
  }
}
