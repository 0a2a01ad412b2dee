package com.stockafolio.loadtest.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stockafolio.loadtest.demo.Check;
import com.stockafolio.loadtest.demo.Simulation;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.supervision.Console;

/** Has the checker fold the topic and compare all books, and counts the engine's bookings. */
final class BooksCheck {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int DIFFERENT = 2;

  private final Simulation simulation;
  private final Nodes nodes;
  private final Console console;

  BooksCheck(Simulation simulation, Nodes nodes, Console console) {
    this.simulation = simulation;
    this.nodes = nodes;
    this.console = console;
  }

  /** To be asked while nothing is under way. */
  Outcome.Books books() throws InterruptedException {
    Check check = simulation.startChecker();
    JsonNode told = check.follow(console, nodes::requireAlive);
    int exit = check.exitCode();
    if (exit != 0 && exit != DIFFERENT) {
      throw new StackFailure("the checker ended with exit code " + exit);
    }
    return new Outcome.Books(
        told.path("missingAcknowledged").asLong(),
        told.path("booked").asLong(),
        booked(),
        told.path("differing").asLong());
  }

  private long booked() {
    EngineNode node = nodes.watch(1).node();
    String lines =
        node.get("/demo/token?role=firm")
            .flatMap(token -> node.get("/api/v1/firm/portfolios", token))
            .orElseThrow(() -> new StackFailure("the firm is not shown its portfolios"));
    return lines.lines().filter(line -> !line.isBlank()).mapToLong(BooksCheck::sequence).sum();
  }

  private static long sequence(String portfolio) {
    try {
      return JSON.readTree(portfolio).path("sequence").asLong();
    } catch (JsonProcessingException e) {
      throw new StackFailure("no portfolio: " + portfolio, e);
    }
  }
}
