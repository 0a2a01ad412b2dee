package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.ledger.LedgerBook;
import java.time.Duration;

/**
 * A ledger that is not there yet: loads the newest checkpoint, then has its journal fold the tail.
 * Questions of traders wait, up to a bound; consumers and pings are not answered, they ask again.
 * Where recovery fails the ledger stops after a pause, and begins anew when somebody next asks for
 * it.
 */
public final class RecoveringLedger extends AbstractBehavior<Ledger.Command> {
  /** What it is told by its store, its journal and its origin. */
  sealed interface Internal extends Ledger.Command {}

  /** The newest checkpoint is loaded; an empty book where there is none. */
  record CheckpointLoaded(CheckpointStore.Loaded checkpoint) implements Internal {}

  /**
   * The journal's tail is folded into the book.
   *
   * @param rows number of rows in the tail
   * @param trades number of trades that it added
   * @param overlapping number of its rows that began before what was covered
   * @param stranded number of its rows that were left out, as others before them are gone
   * @param strandedTo up to where the last of these decided; -1 for none
   * @param sequence number of the journal's last row; 0 for none
   */
  record Replayed(
      int rows, long trades, int overlapping, int stranded, long strandedTo, long sequence)
      implements Internal {}

  /** Whether the ledger has found an origin, which is now its checkpoint. */
  record OriginStored(boolean found) implements Internal {}

  private static final Handlers<RecoveringLedger, Ledger.Command> HANDLERS =
      Handlers.of(RecoveringLedger.class, Ledger.Command.class)
          .on(CheckpointLoaded.class, RecoveringLedger::loaded)
          .on(Replayed.class, RecoveringLedger::replayed)
          .on(OriginStored.class, RecoveringLedger::originStored)
          .on(LedgerFailed.class, RecoveringLedger::giveUp)
          .on(LedgerJournal.Ended.class, (ledger, ended) -> ledger.journalEnded())
          .on(Ledger.Stop.class, (ledger, stop) -> Behaviors.stopped())
          .on(Ledger.GetPortfolio.class, RecoveringLedger::stashed)
          .on(Ledger.Watch.class, RecoveringLedger::stashed)
          .on(Ledger.Scan.class, RecoveringLedger::stashed)
          .on(Ledger.ScanForClose.class, RecoveringLedger::stashed)
          // Who sent these asks again, as if they were lost.
          .ignored(Ledger.Deliver.class, Ledger.AskPosition.class)
          .ignored(
              Ledger.Ping.class,
              Ledger.GetRunningDay.class,
              Ledger.AskMarket.class,
              Ledger.AskCopies.class)
          .ignored(ServingLedger.Internal.class)
          .build();

  private final int number;
  private final LedgerWorld world;
  private final StashBuffer<Ledger.Command> questions;
  private final long startedNanos = System.nanoTime();
  private LedgerBook book;
  private ActorRef<LedgerJournal.Persist> journal;
  private Replayed nothing;

  /** A ledger that begins to recover. */
  public static Behavior<Ledger.Command> create(int number, LedgerWorld world) {
    return Behaviors.withStash(
        world.settings().recovery().mostQuestions(),
        questions ->
            Behaviors.setup(context -> new RecoveringLedger(context, number, world, questions)));
  }

  private RecoveringLedger(
      ActorContext<Ledger.Command> context,
      int number,
      LedgerWorld world,
      StashBuffer<Ledger.Command> questions) {
    super(context);
    this.number = number;
    this.world = world;
    this.questions = questions;
    context.pipeToSelf(
        world.checkpoints().loadBest(number),
        (loaded, failure) ->
            failure == null
                ? new CheckpointLoaded(loaded)
                : new LedgerFailed("loading its checkpoint", failure));
  }

  @Override
  public Receive<Ledger.Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Ledger.Command> loaded(CheckpointLoaded loaded) {
    book = loaded.checkpoint().book();
    journal =
        getContext()
            .spawn(
                LedgerJournal.create(number, loaded.checkpoint(), getContext().getSelf()),
                "journal");
    getContext().watchWith(journal, new LedgerJournal.Ended(journal));
    return this;
  }

  private Behavior<Ledger.Command> journalEnded() {
    return giveUp(new LedgerFailed("its journal", null));
  }

  private Behavior<Ledger.Command> replayed(Replayed replayed) {
    return hasNothing(replayed) && world.origin().isSomething() ? begin(replayed) : serve(replayed);
  }

  private Behavior<Ledger.Command> originStored(OriginStored stored) {
    return stored.found() ? beginAnew() : serve(nothing);
  }

  private boolean hasNothing(Replayed replayed) {
    return replayed.rows() == 0 && book.covered() < 0 && book.size() == 0;
  }

  private Behavior<Ledger.Command> begin(Replayed replayed) {
    nothing = replayed;
    getContext().getLog().info("Ledger {} has nothing, and looks for its origin", number);
    getContext()
        .pipeToSelf(
            world.origin().store(number),
            (found, failure) ->
                failure == null
                    ? new OriginStored(found)
                    : new LedgerFailed("importing its origin", failure));
    return this;
  }

  /** Loads the checkpoint that it now has, as any start does, when somebody next asks for it. */
  private Behavior<Ledger.Command> beginAnew() {
    getContext().getLog().info("Ledger {} has its origin as a checkpoint", number);
    return Behaviors.stopped();
  }

  /** Stops after a pause: who needs the ledger asks again at once, and would have it begin anew. */
  private Behavior<Ledger.Command> giveUp(LedgerFailed failed) {
    world.metrics().recoveriesFailed.increment();
    Duration pause = world.settings().recovery().againAfter();
    getContext()
        .getLog()
        .error(
            "Ledger {} could not recover: {} failed; it begins anew after {} ms",
            number,
            failed.what(),
            pause.toMillis(),
            failed.cause());
    getContext().scheduleOnce(pause, getContext().getSelf(), Ledger.Stop.INSTANCE);
    return this;
  }

  private Behavior<Ledger.Command> serve(Replayed replayed) {
    world.metrics().recoveries.increment();
    world.metrics().recoveryMillis.add((System.nanoTime() - startedNanos) / 1_000_000);
    world.metrics().checkpointTimes.kept(number, System.currentTimeMillis());
    world.metrics().recoveryRows.add(replayed.rows());
    world.metrics().recoveryTrades.add(replayed.trades());
    if (replayed.overlapping() > 0) {
      world.metrics().overlappingEvents.add(replayed.overlapping());
      getContext()
          .getLog()
          .warn(
              "Ledger {}: {} rows of the journal overlap others, from a second writer or late"
                  + " writes; what they repeat was skipped",
              number,
              replayed.overlapping());
    }
    if (replayed.strandedTo() > book.covered()) {
      world.metrics().strandedEvents.add(replayed.stranded());
      getContext()
          .getLog()
          .error(
              "Ledger {}: rows after offset {} are gone from the journal, and {} rows behind them"
                  + " were left out: all records from there on are read from Kafka again, and its"
                  + " portfolios are shown once it has booked up to offset {}",
              number,
              book.covered(),
              replayed.stranded(),
              replayed.strandedTo());
    }
    getContext()
        .getLog()
        .info(
            "Ledger {} serves {} portfolios, covered to offset {}, after replaying {} rows with {}"
                + " trades in {} ms",
            number,
            book.size(),
            book.covered(),
            replayed.rows(),
            replayed.trades(),
            (System.nanoTime() - startedNanos) / 1_000_000);
    return questions.unstashAll(
        ServingLedger.create(getContext(), number, world, book, journal, replayed, questions));
  }

  /** Waits for the ledger to serve; beyond the bound it is dropped, and times out. */
  private Behavior<Ledger.Command> stashed(Ledger.Command question) {
    if (!questions.isFull()) {
      questions.stash(question);
    }
    return this;
  }
}
