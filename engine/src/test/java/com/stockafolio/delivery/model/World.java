package com.stockafolio.delivery.model;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Time, chance and the network of one schedule. Everything happens one after the other; the seed
 * decides everything.
 */
final class World {
  private record Event(long at, long number, Runnable run) {}

  private final Random random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          (a, b) ->
              a.at() != b.at()
                  ? Long.compare(a.at(), b.at())
                  : Long.compare(a.number(), b.number()));
  private final List<String> violations = new ArrayList<>();
  private final double dropRate;
  private final double duplicateRate;
  private long now;
  private long numbered;
  private boolean calm;
  private boolean refused;

  World(long seed) {
    random = new Random(seed);
    dropRate = chance(0.3) ? 0 : random.nextDouble() * 0.3;
    duplicateRate = random.nextDouble() * 0.2;
  }

  long now() {
    return now;
  }

  /** From now on nothing goes wrong any more. */
  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  /** True with the probability, or with none once the world is calm. */
  boolean fault(double probability) {
    return !calm && chance(probability);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  void after(long delay, Runnable run) {
    events.add(new Event(now + delay, numbered++, run));
  }

  /** Something sent over the network: late, twice, out of order, or never. */
  void message(Runnable deliver) {
    if (fault(dropRate)) {
      return;
    }
    after(latency(), deliver);
    if (fault(duplicateRate)) {
      after(latency() * 3, deliver);
    }
  }

  private long latency() {
    return fault(0.05) ? between(50, 600) : between(1, 15);
  }

  void violated(String what) {
    violations.add("at " + now + ": " + what);
  }

  /** Somebody refuses to go on, and rightly: nothing more is to be seen. */
  void refused() {
    refused = true;
  }

  boolean isRefused() {
    return refused;
  }

  List<String> violations() {
    return violations;
  }

  void runUntil(long time) {
    while (!refused && !events.isEmpty() && events.peek().at() <= time) {
      Event next = events.remove();
      now = next.at();
      next.run().run();
    }
    now = time;
  }
}
