package com.stockafolio.loadtest.checker;

import java.io.PrintStream;
import java.util.OptionalLong;

/** The checker's lines of JSON: its progress about once a second, and what it found. */
final class CheckLines {
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final PrintStream out;
  private long lastNanos = System.nanoTime();

  CheckLines(PrintStream out) {
    this.out = out;
  }

  /** What a check found; the counts of the contract's summary. */
  record Result(
      long produced,
      long booked,
      long duplicates,
      long rejected,
      long users,
      long differing,
      long missingAcknowledged,
      OptionalLong journalRows) {

    /** Nothing differs and nothing is missing. */
    boolean isClean() {
      return differing == 0 && missingAcknowledged == 0;
    }
  }

  /** A progress line, unless the last one was written within a second. */
  void progress(String stage, long done, long of) {
    long now = System.nanoTime();
    if (now - lastNanos >= PAUSE_NANOS) {
      lastNanos = now;
      stageEnded(stage, done, of);
    }
  }

  /** A progress line in any case. */
  void stageEnded(String stage, long done, long of) {
    print(
        "{\"type\":\"progress\",\"stage\":\"%s\",\"done\":%d,\"of\":%d}"
            .formatted(stage, done, of));
  }

  /** The last line. */
  void checked(Result result) {
    String journalRows =
        result.journalRows.isPresent() ? ",\"journalRows\":" + result.journalRows.getAsLong() : "";
    print(
        "{\"type\":\"checked\",\"produced\":%d,\"booked\":%d,\"duplicates\":%d,\"rejected\":%d,\"users\":%d,\"differing\":%d,\"missingAcknowledged\":%d%s}"
            .formatted(
                result.produced,
                result.booked,
                result.duplicates,
                result.rejected,
                result.users,
                result.differing,
                result.missingAcknowledged,
                journalRows));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
