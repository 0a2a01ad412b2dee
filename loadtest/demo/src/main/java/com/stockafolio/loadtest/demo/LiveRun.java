package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The time in which trades flow: shows how it goes, notices who dies. */
final class LiveRun {

  private static final Duration POLL = Duration.ofMillis(200);

  private final LocalStack stack;
  private final Engines engines;
  private final Simulation simulation;
  private final EngineMeters meters;
  private final Console console;
  private final Options options;
  private final Instant begun = Instant.now();
  private boolean backlogWaits;

  LiveRun(
      LocalStack stack,
      Engines engines,
      Simulation simulation,
      EngineMeters meters,
      Console console,
      Options options) {
    this.stack = stack;
    this.engines = engines;
    this.simulation = simulation;
    this.meters = meters;
    this.console = console;
    this.options = options;
    this.backlogWaits = options.load().backlog() > 0;
  }

  /**
   * Starts the simulator and follows it until it has produced for the wanted time and everything is
   * booked; without a duration, for ever.
   *
   * @return the simulator's last line
   * @throws StackFailure if a process dies that the run needs
   */
  JsonNode follow() throws InterruptedException {
    Conversation simulator = simulation.start();
    while (true) {
      stack.requireAlive();
      engines.lookAfter();
      Optional<JsonNode> line = simulator.next(POLL);
      if (line.isPresent()) {
        switch (line.get().path("type").asText()) {
          case "users" -> greet(line.get());
          case "status" -> show(Status.of(line.get()));
          case "failed" ->
              throw new StackFailure("simulator: " + line.get().path("reason").asText());
          case "done" -> {
            return line.get();
          }
          default -> {}
        }
      }
    }
  }

  private void greet(JsonNode users) {
    String user = users.path("sample").path(0).asText();
    console.line("a portfolio, live: " + stack.ports().httpAddress(1) + "/?user=" + user);
    console.line("the firm's day: " + stack.ports().httpAddress(1) + "/firm");
    if (options.load().durationSeconds() == 0) {
      console.line("Ctrl-C stops everything; the data is kept");
    }
  }

  private void show(Status status) {
    meters.sample();
    long serving =
        engines.living().stream().mapToLong(n -> n.last().ledgersServing()).min().orElse(0);
    long ledgers = engines.living().stream().mapToLong(n -> n.last().ledgers()).max().orElse(0);
    console.status(status.line(engines.sumOfLiving(Scrape::heapBytes), serving, ledgers));
    if (backlogWaits && meters.booked() >= options.load().backlog()) {
      backlogWaits = false;
      double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
      console.line(
          String.format(
              Locale.ROOT,
              "the backlog of %,d trades is booked, %.1f s after the engine was ready: %,.0f trades/s, %.1f trades a row",
              options.load().backlog(),
              seconds,
              options.load().backlog() / seconds,
              meters.tradesPerRow().orElse(Double.NaN)));
    }
  }
}
