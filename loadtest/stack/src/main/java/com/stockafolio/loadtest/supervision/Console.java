package com.stockafolio.loadtest.supervision;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * What people see: lines, and one status line that is rewritten in place on a terminal, and printed
 * every few seconds elsewhere.
 *
 * <p>It writes to the file descriptor: Maven's {@code System.out} can throw in a shutdown hook.
 */
public final class Console {

  private static final Duration STATUS_PAUSE = Duration.ofSeconds(5);
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private boolean statusShown;
  private Instant lastStatus = Instant.EPOCH;

  /** A console on a stream; on a terminal the status is rewritten in place. */
  public Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The console of this process. */
  public static Console standard() {
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        !"dumb".equals(System.getenv("TERM")) && isTerminal());
  }

  /** From Java 22 on there is always a console, and it says itself whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Prints a line that stays. */
  public synchronized void line(String text) {
    if (statusShown) {
      out.println();
      statusShown = false;
    }
    out.println(text);
    out.flush();
  }

  /** Shows a status in the place of the last one. */
  public synchronized void status(String text) {
    if (terminal) {
      out.print("\r" + text + CLEAR_TO_END_OF_LINE);
      statusShown = true;
    } else if (Duration.between(lastStatus, Instant.now()).compareTo(STATUS_PAUSE) >= 0) {
      out.println(text);
      lastStatus = Instant.now();
    }
    out.flush();
  }
}
