package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How fast a contender that has just been started works off a topic that was filled before. */
public final class ClosedLoop {
  private static final long POLL_MILLIS = 100;
  private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(3);

  /** Millions of users are read before the first trade. */
  private static final Duration START_LIMIT = Duration.ofMinutes(30);

  /** The last trades are left out: partitions end at different times. */
  private static final double END_MARK = 0.93;

  private final LocalStack stack;
  private final Child process;
  private final Sampler sampler;
  private final Console console;
  private final String name;

  public ClosedLoop(
      LocalStack stack, Child process, Sampler sampler, Console console, String name) {
    this.stack = stack;
    this.process = process;
    this.sampler = sampler;
    this.console = console;
    this.name = name;
  }

  /** What is told when the first mark is passed, and when the second is. */
  interface Marks {
    void begin(Sample at) throws InterruptedException;

    void end(Sample at) throws InterruptedException;
  }

  /**
   * Waits until all of the topic is committed.
   *
   * @param trades on the topic that count
   * @param warmUp the first of them, which do not
   * @param all on the topic, all of which are waited for
   * @param marks told of the window one after the other, in this order
   */
  public void measure(
      long trades, long warmUp, long all, List<Marks> marks, Map<String, Double> figures)
      throws InterruptedException {
    long begun = System.nanoTime();
    long endMark = warmUp + (long) ((trades - warmUp) * END_MARK);
    boolean inWindow = false;
    boolean ended = false;
    Sample last = sampler.take();
    long movedAt = last.nanos();
    while (last.committed() < all) {
      stack.requireAlive();
      process.requireAlive();
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      Sample now = sampler.take();
      if (now.committed() > last.committed()) {
        movedAt = now.nanos();
      } else if (now.nanos() - movedAt > patience(now).toNanos()) {
        throw new StackFailure(
            process.endOrSilence(
                "stands still at %,d of %,d trades".formatted(now.committed(), all)));
      }
      if (!inWindow && now.committed() >= warmUp) {
        inWindow = true;
        for (Marks told : marks) {
          told.begin(now);
        }
      }
      if (!ended && now.committed() >= endMark) {
        ended = true;
        for (Marks told : marks) {
          told.end(now);
        }
      }
      last = now;
      console.status(
          String.format(Locale.ROOT, "%s: %,d of %,d trades", name, last.committed(), all));
    }
    Window window = window(warmUp, endMark);
    figures.put("closed.tradesPerSecond", window.tradesPerSecond());
    figures.put("closed.measuredSeconds", window.seconds());
    figures.put("closed.secondsFromStart", (last.nanos() - begun) / 1e9);
    window.addCpu("closed.cpuMicrosPerTrade", process.kind(), figures);
  }

  private static Duration patience(Sample now) {
    return now.committed() == 0 ? START_LIMIT : PROGRESS_LIMIT;
  }

  private Window window(long warmUp, long endMark) {
    try {
      return Window.between(sampler.samples(), warmUp, endMark);
    } catch (IllegalArgumentException e) {
      throw new StackFailure(name + ": " + e.getMessage(), e);
    }
  }
}
