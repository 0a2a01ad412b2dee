package com.stockafolio.delivery.model;

import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import java.util.List;
import java.util.function.Consumer;

/**
 * The place of one ledger: keeps it running, and at times has two of them, as when a paused node
 * wakes up. Messages reach one that runs, or nobody.
 */
final class ModelShard {
  private final World world;
  private final ModelTopic topic;
  private final Variant variant;
  private final int number;
  private final ModelJournal journal = new ModelJournal();
  private ModelLedger current;
  private ModelLedger second;
  private long silentUntil;
  private List<ModelJournal.Row> backup = List.of();

  ModelShard(World world, ModelTopic topic, Variant variant, int number) {
    this.world = world;
    this.topic = topic;
    this.variant = variant;
    this.number = number;
    start();
  }

  private void start() {
    if (world.now() < silentUntil && !world.isCalm()) {
      world.after(50, this::start);
    } else if (current == null) {
      current = new ModelLedger(world, topic, variant, number, journal, this::stopped);
    }
  }

  private void stopped(ModelLedger ledger) {
    if (ledger == second) {
      second = null;
    } else {
      current = null;
      world.after(world.between(5, 80), this::start);
    }
  }

  /** It cannot recover for a long while. */
  void fallSilent() {
    silentUntil = world.now() + world.between(300, 1_500);
    endSecond();
    crash();
  }

  void crash() {
    if (current != null) {
      current.stop();
    }
  }

  /** The running ledger is taken for dead and another one started, while it goes on. */
  void startSecond() {
    if (current != null && second == null) {
      second = current;
      current = new ModelLedger(world, topic, variant, number, journal, this::stopped);
    }
  }

  void endSecond() {
    if (second != null) {
      second.stop();
    }
  }

  void takeBackup() {
    backup = journal.backup();
  }

  /** Puts the backup in place of the journal, all writers stopped. */
  void restoreBackup() {
    endSecond();
    journal.restore(backup);
    crash();
  }

  void deliver(Batch batch, Consumer<LedgerAnswer> replyTo) {
    ModelLedger ledger = reached();
    if (ledger != null) {
      ledger.deliver(batch, replyTo);
    }
  }

  void askPosition(Consumer<LedgerAnswer> replyTo) {
    ModelLedger ledger = reached();
    if (ledger != null) {
      ledger.askPosition(replyTo);
    }
  }

  private ModelLedger reached() {
    return second != null && world.chance(0.5) ? second : current;
  }

  ModelJournal.Fold journaled() {
    return journal.fold(world, number, variant);
  }
}
