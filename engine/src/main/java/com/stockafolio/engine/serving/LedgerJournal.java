package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.SignalHandler;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.LedgerEvent;

/**
 * A ledger's journal and nothing else: folds what is stored into the ledger's book, then writes one
 * row at a time. See RATIONALE.md for why the ledger itself does not persist.
 */
public final class LedgerJournal
    extends EventSourcedBehavior<LedgerJournal.Persist, LedgerEvent, LedgerJournal.Nothing> {
  /**
   * Asks for a row, which {@link #commandHandler} writes; its ledger sends none before the one
   * before is journaled.
   */
  record Persist(LedgerEvent event) {}

  /**
   * The journal runs no more: a row could not be written, or was not acknowledged in time and may
   * be written all the same, or the stored ones could not be read.
   */
  record Ended(ActorRef<Persist> journal) implements Ledger.Command {}

  /** The state is the ledger's book, kept by the ledger. */
  enum Nothing {
    INSTANCE
  }

  private final ActorContext<Persist> context;

  /** Null where the ledger has its book, and nothing is folded. */
  private final LedgerBook book;

  /** Sequence number of the last row that the checkpoint holds; 0 for none. */
  private final long checkpointed;

  /** Sequence number of the last row that the book holds. */
  private long folded;

  private final ActorRef<Ledger.Command> ledger;
  private boolean replayed;
  private int rows;
  private long trades;
  private int overlapping;

  /** Rows after others that are gone. */
  private int stranded;

  /** Up to where the last of these decided. */
  private long strandedTo = -1;

  /** The name that a ledger's rows are stored under. */
  public static PersistenceId persistenceId(int ledger) {
    return PersistenceId.of("ledger", Integer.toString(ledger));
  }

  /**
   * @param checkpoint what to replay into; the ledger leaves its book alone until it is told {@link
   *     RecoveringLedger.Replayed}, and from then on owns it again
   */
  static Behavior<Persist> create(
      int number, CheckpointStore.Loaded checkpoint, ActorRef<Ledger.Command> ledger) {
    return Behaviors.setup(context -> new LedgerJournal(context, number, checkpoint, ledger));
  }

  /**
   * A journal for a ledger that has its book: it reads the number of the last row alone, and tells
   * the ledger {@link ServingLedger.JournalBack}.
   */
  static Behavior<Persist> goOn(int number, ActorRef<Ledger.Command> ledger) {
    return Behaviors.setup(
        context -> new LedgerJournal(context, number, new CheckpointStore.Loaded(null, 0), ledger));
  }

  private LedgerJournal(
      ActorContext<Persist> context,
      int number,
      CheckpointStore.Loaded checkpoint,
      ActorRef<Ledger.Command> ledger) {
    super(persistenceId(number));
    this.context = context;
    this.book = checkpoint.book();
    this.checkpointed = checkpoint.sequence();
    this.folded = checkpointed;
    this.ledger = ledger;
    this.replayed = book == null;
  }

  @Override
  public Recovery recovery() {
    return book == null ? Recovery.disabled() : super.recovery();
  }

  @Override
  public Nothing emptyState() {
    return Nothing.INSTANCE;
  }

  @Override
  public CommandHandler<Persist, LedgerEvent, Nothing> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Persist.class,
            persist ->
                Effect()
                    .persist(persist.event())
                    .thenRun(
                        state ->
                            ledger.tell(new ServingLedger.Journaled(lastSequenceNumber(context)))))
        .build();
  }

  /** Folds in recovery only: Akka applies a new event before it is written, the ledger after. */
  @Override
  public EventHandler<Nothing, LedgerEvent> eventHandler() {
    return (state, event) -> {
      if (!replayed) {
        replay(event);
      }
      return Nothing.INSTANCE;
    };
  }

  /**
   * A row after others that are gone is left out: its ledger tells the source's reader that it
   * holds less, is given all records from there on once more, and decides each as before.
   */
  private void replay(LedgerEvent event) {
    long sequence = lastSequenceNumber(context);
    if (book.isStranded(event)) {
      stranded++;
      strandedTo = Math.max(strandedTo, event.to());
      rows++;
      folded = Math.max(folded, sequence);
      return;
    }
    // Rows up to the checkpoint that were not deleted yet are no second writer's.
    if (sequence > checkpointed && event.from() < book.covered()) {
      overlapping++;
    }
    int added = book.fold(event);
    trades += added;
    // Rows between the checkpoint before and the loaded one are read, and are no part of the tail.
    if (sequence <= checkpointed && added == 0) {
      return;
    }
    rows++;
    folded = Math.max(folded, sequence);
  }

  @Override
  public SignalHandler<Nothing> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              replayed = true;
              ledger.tell(
                  book == null
                      ? new ServingLedger.JournalBack(
                          context.getSelf(), lastSequenceNumber(context))
                      : outcome());
            })
        .build();
  }

  /**
   * Rows that are gone from the journal's end leave no gap between offsets. They are gone where a
   * checkpoint was completed elsewhere after this one was loaded: to be loaded instead.
   */
  private Ledger.Command outcome() {
    long written = lastSequenceNumber(context);
    return written > folded
        ? new LedgerFailed(
            "its journal",
            new IllegalStateException(
                "Rows %d to %d are gone, and this checkpoint does not hold them"
                    .formatted(folded + 1, written)))
        : new RecoveringLedger.Replayed(rows, trades, overlapping, stranded, strandedTo, written);
  }
}
