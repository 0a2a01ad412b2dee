package com.stockafolio.loadtest.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start one child JVM.
 *
 * @param role the name of the process, such as {@code kafka} or {@code engine-2}
 * @param classPath as {@code java -cp} takes it
 * @param jvmArguments heap, system properties and the like
 * @param mainClass run through {@code ChildMain}, so that it ends with its parent
 * @param arguments for the main class
 * @param stopGrace how long the process may take to end once its standard input is closed
 * @param javaHome the JDK that it runs on
 */
public record ChildJvm(
    String role,
    String classPath,
    List<String> jvmArguments,
    String mainClass,
    List<String> arguments,
    Duration stopGrace,
    Path javaHome) {

  private static final String CHILD_MAIN = "com.stockafolio.loadtest.child.ChildMain";

  public ChildJvm {
    jvmArguments = List.copyOf(jvmArguments);
    arguments = List.copyOf(arguments);
  }

  /** One that runs on this process's JDK. */
  public ChildJvm(
      String role,
      String classPath,
      List<String> jvmArguments,
      String mainClass,
      List<String> arguments,
      Duration stopGrace) {
    this(role, classPath, jvmArguments, mainClass, arguments, stopGrace, ownJavaHome());
  }

  /** The JDK of this process. */
  public static Path ownJavaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Starts the process; all that it writes goes to its log. */
  public Child start(Workspace workspace) {
    return start(workspace, false);
  }

  /**
   * Starts a process that reads commands from its standard input and answers on its standard
   * output; what it writes to standard error goes to its log.
   */
  public Child startTalking(Workspace workspace) {
    return start(workspace, true);
  }

  private Child start(Workspace workspace, boolean talking) {
    Path logPath = workspace.log(role);
    LogFile log = new LogFile(logPath);
    log.rotate();
    ProcessBuilder builder = new ProcessBuilder(command(workspace, talking));
    builder.directory(workspace.directory("run").toFile());
    if (talking) {
      builder.redirectError(logPath.toFile());
    } else {
      builder.redirectErrorStream(true).redirectOutput(logPath.toFile());
    }
    try {
      return new Child(role, builder.start(), log, stopGrace);
    } catch (IOException e) {
      throw new StackFailure(role + " could not be started: " + e.getMessage(), e);
    }
  }

  private List<String> command(Workspace workspace, boolean talking) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(JvmOptions.of("child-jvm.options", javaHome));
    command.add("-XX:ErrorFile=" + workspace.directory("logs").resolve(role + "-crash-%p.log"));
    command.add("-Dchild.standard-input=" + (talking ? "handed-on" : "watched"));
    command.add("-Dchild.stop-within-seconds=" + stopGrace.toSeconds());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, CHILD_MAIN, mainClass));
    command.addAll(arguments);
    return command;
  }
}
