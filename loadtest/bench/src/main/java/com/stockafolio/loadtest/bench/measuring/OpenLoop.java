package com.stockafolio.loadtest.bench.measuring;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.bench.contender.Options;
import com.stockafolio.loadtest.bench.figures.FigureTable;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How late trades that come at a given rate reach the event streams. */
public final class OpenLoop {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final List<String> LATENCIES = List.of("p50", "p99", "p999", "max", "samples");

  private final LocalStack stack;
  private final Child process;
  private final Options.Load load;
  private final Console console;
  private Sample first;
  private Sample last;
  private ThreadPools pools;
  private long mostLag;

  public OpenLoop(LocalStack stack, Child process, Options.Load load, Console console) {
    this.stack = stack;
    this.process = process;
    this.load = load;
    this.console = console;
  }

  /** Follows the simulator until all that it sent is booked. */
  public void measure(Conversation simulator, Sampler sampler, Map<String, Double> figures)
      throws InterruptedException {
    JsonNode done = follow(simulator, sampler);
    figures.put("open.tradesPerSecond", done.path("tradesPerSecond").asDouble());
    for (String name : LATENCIES) {
      JsonNode value = done.path("latencyMillis").path(name);
      if (value.isNumber()) {
        figures.put(
            name.equals("samples") ? "open.latencySamples" : "open.latencyMillis." + name,
            value.asDouble());
      }
    }
    figures.put("open.mostLag", (double) mostLag);
    figures.put("open.drainedSeconds", done.path("drainedSeconds").asDouble());
    figures.put("open.gaps", done.path("gaps").asDouble());
    if (first != null && last != null && last.committed() > first.committed()) {
      ThreadPools.of(process)
          .addSince(
              pools,
              sampler.take().committed() - first.committed(),
              "open.threadMicrosPerTrade",
              figures);
      Window.of(first, last).addCpu("open.cpuMicrosPerTrade", process.kind(), figures);
    }
  }

  private JsonNode follow(Conversation simulator, Sampler sampler) throws InterruptedException {
    while (true) {
      stack.requireAlive();
      process.requireAlive();
      Optional<JsonNode> said = simulator.next(POLL);
      if (said.isEmpty()) {
        continue;
      }
      JsonNode line = said.get();
      switch (line.path("type").asText()) {
        case "status" -> status(line, sampler);
        case "failed" -> throw new StackFailure("simulator: " + line.path("reason").asText());
        case "done" -> {
          return line;
        }
        default -> {}
      }
    }
  }

  private void status(JsonNode line, Sampler sampler) throws InterruptedException {
    long produced = line.path("produced").asLong();
    long end = load.rate() * (load.warmUpSeconds() + load.durationSeconds());
    if (produced >= load.rate() * load.warmUpSeconds() && produced < end) {
      Sample sample = sampler.take();
      if (first == null) {
        first = sample;
        pools = ThreadPools.of(process);
      }
      last = sample;
      mostLag = Math.max(mostLag, line.path("lag").asLong());
    }
    console.status(
        String.format(
            Locale.ROOT,
            "%,d trades/s · booked %,d · lag %,d · p50 %s ms · p99 %s ms",
            line.path("ratePerSecond").asLong(),
            line.path("booked").asLong(),
            line.path("lag").asLong(),
            shown(line.path("p50Millis")),
            shown(line.path("p99Millis"))));
  }

  private static String shown(JsonNode millis) {
    return FigureTable.number(millis.isNumber() ? millis.asDouble() : null);
  }
}
