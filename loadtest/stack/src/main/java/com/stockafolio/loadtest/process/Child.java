package com.stockafolio.loadtest.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A child JVM that was started; it may have ended since. */
public final class Child {

  private static final Duration KILL_GRACE = Duration.ofSeconds(5);
  private static final int SHOWN_LINES = 25;

  private final String role;
  private final Process process;
  private final LogFile log;
  private final Duration stopGrace;
  private final Instant started = Instant.now();

  Child(String role, Process process, LogFile log, Duration stopGrace) {
    this.role = role;
    this.process = process;
    this.log = log;
    this.stopGrace = stopGrace;
  }

  /** The name of the process, such as {@code kafka} or {@code engine-2}. */
  public String role() {
    return role;
  }

  /** The role without a node's number: processes of one kind stop together. */
  public String kind() {
    return role.replaceFirst("-\\d+$", "");
  }

  /** The operating system's id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * The exit code.
   *
   * @throws IllegalThreadStateException while the process is alive
   */
  public int exitCode() {
    return process.exitValue();
  }

  /** The processor time used so far, user and system; zero once the process has ended. */
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The time since the start. */
  public Duration age() {
    return Duration.between(started, Instant.now());
  }

  /** Lines that the process writes on standard output, where it was started to talk. */
  public BufferedReader output() {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Waits for the end.
   *
   * @return whether the process ended within {@code limit}
   */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** In words: how the process ended, or {@code silence} if it is alive; its last log lines. */
  public String endOrSilence(String silence) {
    String what =
        isAlive()
            ? silence
            : "ended with exit code %d after %.1f s".formatted(exitCode(), age().toMillis() / 1e3);
    return "%s (process %d) %s; the last lines of %s:%n  %s"
        .formatted(
            role,
            pid(),
            what,
            log.path(),
            String.join(System.lineSeparator() + "  ", log.lastLines(SHOWN_LINES)));
  }

  /**
   * Checks that the process is alive.
   *
   * @throws StackFailure if it has ended; the message shows its last log lines
   */
  public void requireAlive() {
    if (!isAlive()) {
      throw new StackFailure(endOrSilence(""));
    }
  }

  /** Whether the log, as written so far, holds {@code text}. */
  public boolean hasLogged(String text) {
    return log.contains(text);
  }

  /** Asks the process to end, by closing its standard input; does not wait. */
  void askToEnd() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is broken: the process has ended or is about to.
    }
  }

  /** Waits for the asked end within the process's grace, and ends it by force after that. */
  void end() throws InterruptedException {
    if (awaitEnd(stopGrace)) {
      return;
    }
    process.destroy();
    if (!awaitEnd(KILL_GRACE)) {
      process.destroyForcibly();
      awaitEnd(KILL_GRACE);
    }
  }

  /** Holds the process where it is, as {@code kill -STOP} does; done when this returns. */
  public void pause() throws InterruptedException {
    signal("STOP");
  }

  /** Has a process that is held go on, as {@code kill -CONT} does. */
  public void resume() throws InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new StackFailure("cannot send " + name + " to " + role, e);
    }
  }

  /** Ends the process at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
  }
}
