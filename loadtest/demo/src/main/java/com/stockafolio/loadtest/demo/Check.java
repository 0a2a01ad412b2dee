package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The checker at work. */
public final class Check {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Conversation checker;
  private final LocalStack stack;

  Check(Conversation checker, LocalStack stack) {
    this.checker = checker;
    this.stack = stack;
  }

  /**
   * Shows the progress until the checker says what it found, and returns that.
   *
   * @param meanwhile done a few times a second
   */
  public JsonNode follow(Console console, Runnable meanwhile) throws InterruptedException {
    while (true) {
      stack.requireAlive();
      meanwhile.run();
      Optional<JsonNode> line = checker.next(POLL);
      if (line.isPresent()) {
        if (line.get().path("type").asText().equals("checked")) {
          return line.get();
        }
        console.status(progress(line.get()));
      }
    }
  }

  /** Waits for the checker's exit code: 0 clean, 2 differences. */
  public int exitCode() throws InterruptedException {
    return checker.exitCode();
  }

  private static String progress(JsonNode line) {
    return String.format(
        Locale.ROOT,
        "checking: %s %,d of %,d",
        line.path("stage").asText(),
        line.path("done").asLong(),
        line.path("of").asLong());
  }
}
