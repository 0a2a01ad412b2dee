package com.stockafolio.loadtest.checker.source;

import java.time.Duration;

/**
 * Repeats an attempt whose failure may pass, up to a time limit, and says on standard error what is
 * waited for.
 */
public record Patience(Duration limit, Duration pause) {
  /** 60 seconds in all, half a second between two attempts. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(60), Duration.ofMillis(500));

  /** Something that answers, or throws where it may be worth another attempt. */
  interface Attempt<T> {
    T run() throws Exception;
  }

  /**
   * The first answer of the attempt.
   *
   * @param what completes "waiting for …"
   * @throws CheckFailed at the limit, or at once where the attempt throws it
   */
  <T> T await(String what, Attempt<T> attempt) throws CheckFailed {
    long giveUpNanos = System.nanoTime() + limit.toNanos();
    boolean told = false;
    while (true) {
      try {
        return attempt.run();
      } catch (CheckFailed | RuntimeInterrupted e) {
        throw e;
      } catch (Exception e) {
        if (System.nanoTime() >= giveUpNanos) {
          throw new CheckFailed("waited " + limit.toSeconds() + " s for " + what + ": " + e, e);
        }
        if (!told) {
          System.err.println("waiting for " + what + ": " + e);
          told = true;
        }
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeInterrupted(e);
    }
  }

  /** The thread was asked to stop while it waited. */
  static final class RuntimeInterrupted extends RuntimeException {
    RuntimeInterrupted(InterruptedException cause) {
      super(cause);
    }
  }
}
