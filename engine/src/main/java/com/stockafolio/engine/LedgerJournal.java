package com.stockafolio.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.TradesBooked;

/**
 * A ledger's journal and nothing else: folds what is stored into the ledger's book, then writes one
 * row at a time. See RATIONALE.md for why the ledger itself does not persist.
 */
final class LedgerJournal
    extends EventSourcedBehavior<LedgerJournal.Persist, TradesBooked, LedgerJournal.Nothing> {
  /** Asks for a row; its ledger sends none before the one before is journaled. */
  record Persist(TradesBooked event) {}

  /** The state is the ledger's book, kept by the ledger. */
  enum Nothing {
    INSTANCE
  }

  private final ActorContext<Persist> context;
  private final LedgerBook book;
  private final ActorRef<Ledger.Command> ledger;
  private boolean replayed;
  private int rows;
  private long trades;

  static PersistenceId persistenceId(int ledger) {
    return PersistenceId.of("ledger", Integer.toString(ledger));
  }

  /**
   * @param book the book to replay into; the ledger leaves it alone until it is told {@link
   *     Ledger.Replayed}, and from then on owns it again
   */
  static Behavior<Persist> create(int number, LedgerBook book, ActorRef<Ledger.Command> ledger) {
    return Behaviors.setup(context -> new LedgerJournal(context, number, book, ledger));
  }

  private LedgerJournal(
      ActorContext<Persist> context, int number, LedgerBook book, ActorRef<Ledger.Command> ledger) {
    super(persistenceId(number));
    this.context = context;
    this.book = book;
    this.ledger = ledger;
  }

  @Override
  public Nothing emptyState() {
    return Nothing.INSTANCE;
  }

  @Override
  public CommandHandler<Persist, TradesBooked, Nothing> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Persist.class,
            persist ->
                Effect()
                    .persist(persist.event())
                    .thenRun(
                        state -> ledger.tell(new Ledger.Journaled(lastSequenceNumber(context)))))
        .build();
  }

  /** Folds in recovery only: Akka applies a new event before it is written, the ledger after. */
  @Override
  public EventHandler<Nothing, TradesBooked> eventHandler() {
    return (state, event) -> {
      if (!replayed) {
        trades += book.fold(event);
        rows++;
      }
      return Nothing.INSTANCE;
    };
  }

  @Override
  public SignalHandler<Nothing> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              replayed = true;
              ledger.tell(new Ledger.Replayed(lastSequenceNumber(context), rows, trades));
            })
        .build();
  }
}
