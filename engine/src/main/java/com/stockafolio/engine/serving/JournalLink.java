package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.ledger.LedgerEvent;

/**
 * A serving ledger's way to its journal. Where a journal fails, the ledger keeps its book: the row
 * on its way may be written or not, and another journal writes it again, which changes nothing
 * where it was. Part of its ledger's actor.
 */
final class JournalLink {
  private final ActorContext<Ledger.Command> context;
  private final TimerScheduler<Ledger.Command> timers;
  private final int number;
  private final LedgerWorld world;

  /** Null while no row can be written. */
  private ActorRef<LedgerJournal.Persist> journal;

  /** Number of the last row that was journaled; 0 for none. */
  private long sequence;

  /** How often the row on its way was given to a journal. */
  private int attempts;

  private boolean failed;

  /**
   * The way to a journal that has recovered.
   *
   * @param sequence number of its last row; 0 for none
   */
  JournalLink(
      ActorContext<Ledger.Command> context,
      TimerScheduler<Ledger.Command> timers,
      int number,
      LedgerWorld world,
      ActorRef<LedgerJournal.Persist> journal,
      long sequence) {
    this.context = context;
    this.timers = timers;
    this.number = number;
    this.world = world;
    this.journal = journal;
    this.sequence = sequence;
  }

  /** Whether a row can be written. */
  boolean isThere() {
    return journal != null;
  }

  /** Counts an attempt at the row on its way, and gives who is to write it. */
  ActorRef<LedgerJournal.Persist> attempt() {
    attempts++;
    return journal;
  }

  /** The row is journaled under this number. */
  void written(long number) {
    attempts = 0;
    sequence = number;
    recovered();
  }

  /** The journal runs no more; another is tried after a while. */
  void ended() {
    journal = null;
    if (!failed) {
      failed = true;
      world.metrics().journalsAway.increment();
      context
          .getLog()
          .error(
              "Ledger {}: its journal takes no row; it shows what it has and tries again", number);
    }
    timers.startSingleTimer(
        ServingLedger.JournalDue.INSTANCE, world.settings().rows().againAfter());
  }

  /** Starts another, which tells when it is {@link #back}. */
  void tryAgain() {
    ActorRef<LedgerJournal.Persist> next =
        context.spawnAnonymous(LedgerJournal.goOn(number, context.getSelf()));
    context.watchWith(next, new LedgerJournal.Ended(next));
  }

  /**
   * Another journal runs.
   *
   * @param unwritten the row on its way, which is written again; null for none
   * @throws IllegalStateException where the journal has rows that this ledger did not give it:
   *     another writer has, and the book is not what is journaled
   */
  void back(ServingLedger.JournalBack message, LedgerEvent unwritten) {
    if (message.sequence() > sequence + attempts) {
      throw new IllegalStateException(
          "another writer has written rows up to %d, of which this one knows %d"
              .formatted(message.sequence(), sequence + attempts));
    }
    journal = message.journal();
    if (unwritten == null) {
      recovered();
    } else {
      attempt().tell(new LedgerJournal.Persist(unwritten));
    }
  }

  /** The ledger leaves. */
  void close() {
    if (failed) {
      world.metrics().journalsAway.decrement();
    }
  }

  private void recovered() {
    if (failed) {
      failed = false;
      world.metrics().journalsAway.decrement();
      context.getLog().info("Ledger {}: its journal takes rows again", number);
    }
  }
}
