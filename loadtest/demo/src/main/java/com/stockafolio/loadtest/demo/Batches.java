package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs the daily batch for each close that has no result yet, the earliest date first and one at a
 * time: closes at the bell, on command, and those that an earlier demo left unchecked. A close is
 * tried once in a demo.
 */
final class Batches {

  private static final int CERTIFIED = 0;
  private static final int DIFFERENT = 2;
  private static final int INCOMPLETE = 3;
  private static final long POLL_MILLIS = 500;

  /** The archive reaches a close within seconds of it. */
  private static final Duration ARCHIVE_WAIT = Duration.ofMinutes(2);

  private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

  private final LocalStack stack;
  private final int heapMb;
  private final Console console;
  private final Path bucket;
  private final Set<String> tried = new HashSet<>();
  private final Thread thread;
  private volatile String running;
  private volatile boolean last;
  private boolean clean = true;

  private Batches(LocalStack stack, int heapMb, Console console) {
    this.stack = stack;
    this.heapMb = heapMb;
    this.console = console;
    this.bucket = stack.workspace().data().resolve("s3").resolve("stockafolio");
    this.thread = new Thread(this::followCloses, "batches");
    thread.setDaemon(true);
  }

  /** Begins to look for closes; ends with {@link #finish}, with the stack, or with this JVM. */
  static Batches begin(LocalStack stack, int heapMb, Console console) {
    Batches batches = new Batches(stack, heapMb, console);
    batches.thread.start();
    return batches;
  }

  /**
   * Waits for the batches of the closes that there are, and looks for no more.
   *
   * @return whether each batch of this demo certified its day
   */
  boolean finish() throws InterruptedException {
    last = true;
    String date = running;
    if (date != null) {
      console.line("waiting for the batch of " + date);
    }
    thread.join();
    return clean;
  }

  private void followCloses() {
    try {
      while (true) {
        stack.requireAlive();
        Optional<DueClose> due = DueClose.earliest(bucket, tried);
        if (due.isPresent()) {
          tried.add(due.get().closeId());
          run(due.get());
        } else if (last) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (StackFailure e) {
      // Whoever runs the stack says why.
      clean = false;
    } catch (UncheckedIOException e) {
      clean = false;
      console.line("no more batches: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(DueClose close) throws InterruptedException {
    console.line(
        "%s is closed (%s): the batch checks it; its progress stands in %s"
            .formatted(close.date(), close.closeId(), stack.workspace().log("batch")));
    Child batch = stack.startBatch(close.date(), heapMb, ARCHIVE_WAIT);
    running = close.date().toString();
    if (!batch.awaitEnd(LONGEST_RUN)) {
      batch.kill();
      clean = false;
      console.line("the batch of %s is stopped after %s".formatted(close.date(), LONGEST_RUN));
      return;
    }
    stack.requireAlive();
    running = null;
    clean &= batch.exitCode() == CERTIFIED;
    console.line(
        "the batch of %s %s after %.1f s"
            .formatted(close.date(), outcome(batch), batch.age().toMillis() / 1e3));
  }

  private String outcome(Child batch) {
    String page = stack.ports().httpAddress(1) + "/firm";
    return switch (batch.exitCode()) {
      case CERTIFIED -> "certified the day, see " + page + ",";
      case DIFFERENT -> "found differences, see " + page + ",";
      case INCOMPLETE -> "lacks something, see " + stack.workspace().log("batch") + ",";
      default -> "failed, see " + stack.workspace().log("batch") + ",";
    };
  }
}
