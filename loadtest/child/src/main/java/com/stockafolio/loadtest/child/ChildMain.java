package com.stockafolio.loadtest.child;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in this JVM, as a child that its parent alone stops.
 *
 * <p>The first argument names the main class, the others are handed to it. SIGINT is ignored:
 * Ctrl-C reaches the whole process group of a terminal, but the order in which the processes stop
 * is the parent's to give. The parent gives it by closing this process's standard input; the same
 * end of input is seen when the parent dies by kill -9, so that no child outlives it.
 */
public final class ChildMain {

  /**
   * System property. {@code watched} (the default): this class reads standard input and ends the
   * JVM at its end. {@code handed-on}: the main class reads it, and ends at its end.
   */
  public static final String STANDARD_INPUT = "child.standard-input";

  /**
   * System property: the longest time in seconds from the end of standard input to the end of the
   * JVM, 1 to 600, by default 40. Shutdown hooks that take longer are cut off.
   */
  public static final String STOP_WITHIN_SECONDS = "child.stop-within-seconds";

  /**
   * System property: how many microseconds late the system may wake this JVM's threads from timed
   * waits, 1 to 100000; not set: as the system has it.
   */
  public static final String TIMER_SLACK_MICROS = "child.timer-slack-micros";

  private ChildMain() {}

  /**
   * Ignores SIGINT, watches standard input and runs the main class named first.
   *
   * @throws IllegalArgumentException if no main class is named
   * @throws ReflectiveOperationException if the main class cannot be run
   */
  public static void main(String[] args) throws Throwable {
    if (args.length == 0) {
      throw new IllegalArgumentException("The first argument is the main class to run.");
    }
    Interrupts.ignore();
    Integer slack = Integer.getInteger(TIMER_SLACK_MICROS);
    if (slack != null) {
      TimerSlack.set(inRange(TIMER_SLACK_MICROS, slack, 100_000));
    }
    switch (System.getProperty(STANDARD_INPUT, "watched")) {
      case "watched" -> new ParentWatch(System.in, stopWithinSeconds()).start();
      case "handed-on" -> {}
      default -> throw new IllegalArgumentException(STANDARD_INPUT + " is watched or handed-on");
    }
    run(args[0], Arrays.copyOfRange(args, 1, args.length));
  }

  private static int stopWithinSeconds() {
    return inRange(STOP_WITHIN_SECONDS, Integer.getInteger(STOP_WITHIN_SECONDS, 40), 600);
  }

  private static int inRange(String property, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(property + " is from 1 to " + most + ": " + value);
    }
    return value;
  }

  private static void run(String mainClass, String[] args) throws Throwable {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
