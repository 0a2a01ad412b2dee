package com.stockafolio.loadtest.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.supervision.Console;
import com.stockafolio.loadtest.supervision.Conversation;
import com.stockafolio.loadtest.supervision.HeapMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One round under way: trading, the fault, recovery, and trading until all is booked. */
final class RoundRun {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(4);
  private static final Duration BOOKED_LIMIT = Duration.ofMinutes(30);

  /** A node that was held finds out, within this, that the others have given it up. */
  private static final Duration WAKING = Duration.ofSeconds(45);

  /** Until a killed server answers again; the load goes on for longer. */
  private static final int RESTART_SECONDS = 30;

  private static final long MEBIBYTE = 1 << 20;
  private static final long MOST_GROWTH_MIB = 64;

  private final LocalStack stack;
  private final Nodes nodes;
  private final Round round;
  private final MatrixOptions options;
  private final Conversation simulator;
  private final Console console;
  private final long rate;

  private List<String> users = List.of();
  private JsonNode done;
  private long lag;
  private long mostLag;
  private String complaint = "";

  /** Takes a simulator that has just been started for {@link #seconds}. */
  RoundRun(
      LocalStack stack,
      Nodes nodes,
      Round round,
      MatrixOptions options,
      Conversation simulator,
      Console console) {
    this.stack = stack;
    this.nodes = nodes;
    this.round = round;
    this.options = options;
    this.simulator = simulator;
    this.console = console;
    this.rate = rate(round, options);
  }

  /** Trades a second of a round. */
  static long rate(Round round, MatrixOptions options) {
    return round.fault().kind() == Fault.Kind.OVERLOAD
        ? options.overloadRate()
        : options.demo().load().rate();
  }

  /** For how long trades are produced in a round. */
  static long seconds(Round round, MatrixOptions options) {
    if (round.fault().kind() == Fault.Kind.OVERLOAD) {
      return round.fault().seconds();
    }
    int restart = round.fault().kind() == Fault.Kind.KILL ? RESTART_SECONDS : 0;
    return round.calmMillis() / 1_000 + round.fault().seconds() + restart + options.roundSeconds();
  }

  /**
   * Plays the round until every trade of it is booked.
   *
   * @param check asked for the books after that
   * @throws StackFailure if a process ends by itself
   */
  Outcome play(BooksCheck check) throws InterruptedException {
    pumpUntil(() -> !users.isEmpty(), RECOVERY_LIMIT);
    Recovery recovery;
    long reads;
    long refused;
    try (Reads reader = Reads.begin(nodes, users)) {
      pumpFor(Duration.ofMillis(round.calmMillis()));
      recovery = fault();
      pumpUntil(() -> done != null, BOOKED_LIMIT);
      reader.close();
      reads = reader.count();
      refused = reader.refused();
    }
    if (done == null) {
      throw new StackFailure("not booked within " + BOOKED_LIMIT.toMinutes() + " minutes");
    }
    return new Outcome(
        round.fault(),
        done.path("acknowledged").asLong(),
        check.books(),
        done.path("gaps").asLong(),
        recovery.seconds(),
        reads,
        refused,
        complaint);
  }

  private Recovery fault() throws InterruptedException {
    Fault fault = round.fault();
    return switch (fault.kind()) {
      case KILL_NODE -> {
        Instant begin = Instant.now();
        nodes.kill(round.node());
        yield comeBack(recover(begin));
      }
      case KILL_ALL -> {
        Instant begin = Instant.now();
        for (int node = 1; node <= nodes.count(); node++) {
          nodes.kill(node);
        }
        for (int node = 1; node <= nodes.count(); node++) {
          nodes.back(node);
        }
        yield recover(begin);
      }
      case PAUSE_NODE -> pauseNode();
      case PAUSE -> {
        Child server = server(fault.server());
        server.pause();
        try {
          pumpFor(Duration.ofSeconds(fault.seconds()));
        } finally {
          server.resume();
        }
        yield recover(Instant.now());
      }
      case KILL -> {
        stack.restart(fault.server(), () -> {});
        yield recover(Instant.now());
      }
      case OVERLOAD -> overload();
    };
  }

  private Child server(String role) {
    return stack.servers().stream().filter(s -> s.role().equals(role)).findFirst().orElseThrow();
  }

  private Recovery pauseNode() throws InterruptedException {
    Instant begin = Instant.now();
    nodes.pause(round.node());
    Recovery recovery;
    try {
      recovery = recover(begin);
      Duration left =
          Duration.ofSeconds(round.fault().seconds()).minus(Duration.between(begin, Instant.now()));
      pumpFor(left);
    } finally {
      nodes.resume(round.node());
    }
    pumpUntil(() -> !nodes.watch(round.node()).isAlive(), WAKING);
    return comeBack(recovery);
  }

  /** The node that was away is there again, and all is well with it too, before the round ends. */
  private Recovery comeBack(Recovery recovery) throws InterruptedException {
    nodes.back(round.node());
    if (!recover(Instant.now()).isOver()) {
      complaint = "node " + round.node() + " did not come back";
    }
    return recovery;
  }

  /** The lag is to grow in Kafka alone: what lives in the nodes' memory does not grow with it. */
  private Recovery overload() throws InterruptedException {
    HeapMeter heap = new HeapMeter();
    heap.begin(nodes.present());
    Duration most = Duration.ofSeconds(round.fault().seconds() + 1);
    long before = mostLag;
    pumpFor(most.minusMillis(round.calmMillis()).multipliedBy(9).dividedBy(10));
    long growth = heap.bytesPerUser(nodes.present(), 1).orElse(0) / MEBIBYTE;
    console.line(
        String.format(
            Locale.ROOT,
            "  overload: lag from %,d to %,d records; living heap grew by %d MiB with it",
            before,
            mostLag,
            growth));
    if (growth > MOST_GROWTH_MIB * nodes.count()) {
      complaint = "living heap grew by " + growth + " MiB";
    }
    Recovery recovery = new Recovery(Instant.now());
    pumpUntil(
        () -> {
          recovery.look(Instant.now(), isWell());
          return recovery.isOver();
        },
        BOOKED_LIMIT);
    return recovery;
  }

  private Recovery recover(Instant begin) throws InterruptedException {
    Recovery recovery = new Recovery(begin);
    pumpUntil(
        () -> {
          recovery.look(Instant.now(), isWell());
          return recovery.isOver();
        },
        RECOVERY_LIMIT);
    return recovery;
  }

  private boolean isWell() {
    return nodes.areWell() && lag <= 2 * rate;
  }

  private void pumpFor(Duration time) throws InterruptedException {
    pumpUntil(() -> false, time);
  }

  /** Follows the simulator until something is so, or for so long. */
  private void pumpUntil(BooleanSupplier condition, Duration limit) throws InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
      stack.requireAlive();
      nodes.requireAlive();
      pump();
    }
  }

  private void pump() throws InterruptedException {
    if (done != null) {
      Thread.sleep(POLL.toMillis());
      return;
    }
    Optional<JsonNode> line = simulator.next(POLL);
    if (line.isEmpty()) {
      return;
    }
    switch (line.get().path("type").asText()) {
      case "users" -> {
        List<String> sample = new ArrayList<>();
        line.get().path("sample").forEach(user -> sample.add(user.asText()));
        users = sample;
      }
      case "status" -> {
        lag = line.get().path("lag").asLong();
        mostLag = Math.max(mostLag, lag);
        console.status(String.format(Locale.ROOT, "  lag %,d", lag));
      }
      case "failed" -> throw new StackFailure("simulator: " + line.get().path("reason").asText());
      case "done" -> {
        done = line.get();
        lag = 0;
      }
      default -> {}
    }
  }
}
