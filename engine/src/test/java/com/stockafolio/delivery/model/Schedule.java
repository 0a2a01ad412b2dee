package com.stockafolio.delivery.model;

import java.util.ArrayList;
import java.util.List;

/** One seeded run: a stretch of faults, then quiet, then the count. */
final class Schedule {
  private static final int LEDGERS = 4;
  private static final long FAULTS_UNTIL = 3_000;

  /** Long enough for every wait of the protocol, several times over. */
  private static final long QUIET = 3_000;

  private final World world;
  private final ModelTopic topic;

  /** Whether the topic loses its end once, and others are written at those offsets. */
  private final boolean cut;

  /** Whether nothing is appended for a while. */
  private boolean pausing;

  private final ModelProgress progress = new ModelProgress();
  private final List<ModelShard> shards = new ArrayList<>();
  private final List<ModelConsumer> consumers = new ArrayList<>();

  private Schedule(long seed, Variant variant) {
    world = new World(seed);
    cut = seed % 3 != 0;
    topic = new ModelTopic(world, LEDGERS);
    for (int ledger = 0; ledger < LEDGERS; ledger++) {
      shards.add(new ModelShard(world, topic, variant, ledger));
    }
    for (int i = 0; i < 2; i++) {
      consumers.add(new ModelConsumer(world, topic, progress, shards, variant));
    }
  }

  /** What went wrong in the run of this seed: nothing, in a sound protocol. */
  static List<String> violations(long seed, Variant variant) {
    return new Schedule(seed, variant).run();
  }

  private List<String> run() {
    consumers.get(0).start();
    appendNow();
    faultNow();
    world.after(world.between(500, 2_500), () -> topic.leaveIdle(world.between(0, LEDGERS - 1)));
    if (cut) {
      world.after(world.between(300, 1_500), this::cutNow);
    }
    world.runUntil(FAULTS_UNTIL);
    world.calm();
    shards.forEach(ModelShard::endSecond);
    if (world.chance(0.5)) {
      consumers.get(1).crash();
    }
    if (!consumers.get(0).isAlive()) {
      consumers.get(0).start();
    }
    world.runUntil(FAULTS_UNTIL + QUIET);
    // A row of a writer that is gone may have landed late: who recovers finds it.
    shards.forEach(ModelShard::crash);
    world.runUntil(FAULTS_UNTIL + 2 * QUIET);
    count();
    // What was left behind must serve the next consumer too.
    topic.append();
    consumers.get(0).crash();
    consumers.get(0).start();
    world.runUntil(FAULTS_UNTIL + 3 * QUIET);
    count();
    if (!world.isRefused() && progress.read().position() != topic.end() - 1) {
      world.violated(
          "settled up to %d of %d".formatted(progress.read().position(), topic.end() - 1));
    }
    return world.violations();
  }

  private void appendNow() {
    if (!world.isCalm()) {
      for (int i = pausing ? 0 : world.between(0, 6); i > 0; i--) {
        topic.append();
      }
      world.after(world.between(1, 60), this::appendNow);
    }
  }

  /** The topic loses its end, in the midst of things or after a pause, and soon holds as many. */
  private void cutNow() {
    if (world.isCalm()) {
      return;
    }
    pausing = world.chance(0.5);
    world.after(
        pausing ? 400 : 1,
        () -> {
          pausing = false;
          int lost = world.between(1, world.chance(0.7) ? 4 : 40);
          topic.cut(lost);
          if (world.chance(0.8)) {
            for (int i = world.between(0, 4) + lost; i > 0; i--) {
              topic.append();
            }
          }
          world.after(world.between(20, 600), this::cutNow);
        });
  }

  private void faultNow() {
    if (world.isCalm()) {
      return;
    }
    ModelShard shard = shards.get(world.between(0, LEDGERS - 1));
    ModelConsumer consumer = consumers.get(world.between(0, 1));
    switch (world.between(0, 12)) {
      case 0, 1 -> shard.crash();
      case 2 -> shard.startSecond();
      case 3 -> shard.endSecond();
      case 4, 5 -> shard.takeBackup();
      case 6 -> shard.restoreBackup();
      case 7 -> progress.takeBackup();
      case 8 -> progress.restoreBackup();
      case 9 -> shard.fallSilent();
      default -> {
        if (consumer.isAlive()) {
          consumer.crash();
        } else {
          consumer.start();
        }
      }
    }
    world.after(world.between(20, 300), this::faultNow);
  }

  private void count() {
    List<ModelJournal.Fold> folds = shards.stream().map(ModelShard::journaled).toList();
    if (world.isRefused()) {
      return;
    }
    int booked = 0;
    for (ModelTopic.Entry entry : topic.entries()) {
      long offset = entry.offset();
      int timesBooked = folds.get(entry.ledger()).booked.getOrDefault(offset, 0);
      if (timesBooked != (entry.fate() == ModelTopic.Fate.BOOKED ? 1 : 0)) {
        world.violated("offset " + offset + " is booked " + timesBooked + " times");
      }
      if (entry.fate() == ModelTopic.Fate.BOOKED) {
        booked++;
        if (timesBooked > 0 && folds.get(entry.ledger()).trades.get(offset) != entry.trade()) {
          world.violated("another trade than that at offset " + offset + " is booked from there");
        }
      } else {
        if (!topic.rejected().contains(entry.trade())) {
          world.violated("offset " + offset + " is not on the topic of rejected records");
        }
      }
    }
    int inBooks = folds.stream().mapToInt(fold -> fold.booked.size()).sum();
    if (inBooks != booked) {
      world.violated("there are %d in the books, not %d".formatted(inBooks, booked));
    }
    for (long trade : topic.rejected()) {
      if (topic.fateOf(trade) == ModelTopic.Fate.BOOKED) {
        world.violated("trade " + trade + " is good and was rejected");
      }
    }
  }
}
