package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import com.stockafolio.ledger.LedgerBook;
import java.time.Duration;

/**
 * A ledger that is not there yet: loads the newest checkpoint, then has its journal fold the tail.
 * Questions of traders wait, up to a bound; consumers and pings are not answered, they ask again.
 * Where recovery fails the ledger stops after a pause, and begins anew when somebody next asks for
 * it.
 */
public final class RecoveringLedger extends AbstractBehavior<Ledger.Command>
    implements Ledger.Stage {
  private final int number;
  private final LedgerWorld world;
  private final StashBuffer<Ledger.Command> questions;
  private final long startedNanos = System.nanoTime();
  private LedgerBook book;
  private ActorRef<LedgerJournal.Persist> journal;
  private Ledger.Replayed nothing;

  /** A ledger that begins to recover. */
  public static Behavior<Ledger.Command> create(int number, LedgerWorld world) {
    return Behaviors.withStash(
        world.settings().questionsWhileRecovering(),
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
                ? new Ledger.CheckpointLoaded(loaded)
                : new Ledger.Failed("loading its checkpoint", failure));
  }

  @Override
  public Receive<Ledger.Command> createReceive() {
    return newReceiveBuilder().onMessage(Ledger.Command.class, message -> message.on(this)).build();
  }

  @Override
  public Behavior<Ledger.Command> deliver(Ledger.Deliver message) {
    return this;
  }

  @Override
  public Behavior<Ledger.Command> position(Ledger.AskPosition message) {
    return this;
  }

  @Override
  public Behavior<Ledger.Command> ping(Ledger.Ping message) {
    return this;
  }

  @Override
  public Behavior<Ledger.Command> get(Ledger.GetPortfolio message) {
    return later(message);
  }

  @Override
  public Behavior<Ledger.Command> watch(Ledger.Watch message) {
    return later(message);
  }

  @Override
  public Behavior<Ledger.Command> scan(Ledger.Scan message) {
    return later(message);
  }

  @Override
  public Behavior<Ledger.Command> scanForClose(Ledger.ScanForClose message) {
    return later(message);
  }

  @Override
  public Behavior<Ledger.Command> runningDay(Ledger.GetRunningDay message) {
    return this;
  }

  @Override
  public Behavior<Ledger.Command> stop() {
    return Behaviors.stopped();
  }

  @Override
  public Behavior<Ledger.Command> internal(Ledger.Internal message) {
    if (message instanceof Ledger.CheckpointLoaded loaded) {
      book = loaded.checkpoint().book();
      journal =
          getContext()
              .spawn(
                  LedgerJournal.create(
                      number, loaded.checkpoint(), getContext().getSelf().narrow()),
                  "journal");
      getContext().watchWith(journal, new Ledger.Failed("its journal", null));
    } else if (message instanceof Ledger.Replayed replayed) {
      return hasNothing(replayed) && world.origin().isSomething()
          ? begin(replayed)
          : serve(replayed);
    } else if (message instanceof Ledger.OriginStored stored) {
      return stored.found() ? beginAnew() : serve(nothing);
    } else if (message instanceof Ledger.Failed failed) {
      return giveUp(failed);
    }
    return this;
  }

  private boolean hasNothing(Ledger.Replayed replayed) {
    return replayed.rows() == 0 && book.covered() < 0 && book.size() == 0;
  }

  private Behavior<Ledger.Command> begin(Ledger.Replayed replayed) {
    nothing = replayed;
    getContext().getLog().info("Ledger {} has nothing, and looks for its origin", number);
    getContext()
        .pipeToSelf(
            world.origin().store(number),
            (found, failure) ->
                failure == null
                    ? new Ledger.OriginStored(found)
                    : new Ledger.Failed("importing its origin", failure));
    return this;
  }

  /** Loads the checkpoint that it now has, as any start does, when somebody next asks for it. */
  private Behavior<Ledger.Command> beginAnew() {
    getContext().getLog().info("Ledger {} has its origin as a checkpoint", number);
    return Behaviors.stopped();
  }

  /** Stops after a pause: who needs the ledger asks again at once, and would have it begin anew. */
  private Behavior<Ledger.Command> giveUp(Ledger.Failed failed) {
    Duration pause = world.settings().recoverAgainAfter();
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

  private Behavior<Ledger.Command> serve(Ledger.Replayed replayed) {
    world.metrics().recoveryRows.add(replayed.rows());
    world.metrics().recoveryTrades.add(replayed.trades());
    if (replayed.overlapping() > 0) {
      world.metrics().overlappingEvents.add(replayed.overlapping());
      getContext()
          .getLog()
          .warn(
              "Ledger {}: {} rows of the journal overlap others, from a second writer or late writes; what they repeat was skipped",
              number,
              replayed.overlapping());
    }
    getContext()
        .getLog()
        .info(
            "Ledger {} serves {} portfolios, covered to offset {}, after replaying {} rows with {} trades in {} ms",
            number,
            book.size(),
            book.covered(),
            replayed.rows(),
            replayed.trades(),
            (System.nanoTime() - startedNanos) / 1_000_000);
    return questions.unstashAll(
        ServingLedger.create(getContext(), number, world, book, journal, replayed));
  }

  private Behavior<Ledger.Command> later(Ledger.Command question) {
    if (!questions.isFull()) {
      questions.stash(question);
    }
    return this;
  }
}
