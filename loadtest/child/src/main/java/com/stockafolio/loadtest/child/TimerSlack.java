package com.stockafolio.loadtest.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How late the system may end a timed wait of a thread: Linux waits 50 µs for others that end at
 * about the same time, and wakes them together. A thread that begins inherits it from the thread
 * that begins it.
 */
final class TimerSlack {
  private static final Path THREAD = Path.of("/proc/thread-self");

  private TimerSlack() {}

  /**
   * Sets it for this thread and those that it begins. Where the system has no such thing, or
   * refuses, all stays as it is: it saves processor time, and nothing rests on it.
   */
  static void set(long micros) {
    try {
      Path thread = Files.readSymbolicLink(THREAD).getFileName();
      Files.writeString(
          Path.of("/proc").resolve(thread).resolve("timerslack_ns"),
          Long.toString(micros * 1_000),
          StandardOpenOption.WRITE);
    } catch (IOException | UnsupportedOperationException refused) {
      // As the comment above says.
    }
  }
}
