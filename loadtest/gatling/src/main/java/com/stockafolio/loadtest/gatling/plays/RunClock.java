package com.stockafolio.loadtest.gatling.plays;

import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** The run's time, from its first moment on, the same for all virtual users. */
public final class RunClock {
  private final Duration length;
  private volatile long startNanos = System.nanoTime();

  /** A run of this length; it begins when told to. */
  RunClock(Duration length) {
    this.length = length;
  }

  /** The run begins now. */
  public void start() {
    startNanos = System.nanoTime();
  }

  /** Whether it goes on; a condition for loops. */
  boolean goesOn(Session session) {
    return isBefore(length);
  }

  /** Whether less time than this has passed. */
  boolean isBefore(Duration since) {
    return elapsed().compareTo(since) < 0;
  }

  /** How long it is until so much has passed; zero where it has. */
  Duration until(Duration since) {
    Duration left = since.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
