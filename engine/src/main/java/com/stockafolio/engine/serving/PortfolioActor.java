package com.stockafolio.engine.serving;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.Terminated;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One user. Decides every record on what was decided before it, answers questions and tells
 * watchers.
 *
 * <p>Decisions are made by its ledger's thread, which calls {@link #decide} for a row of them and
 * has the row journaled; what is journaled, the actor is told, if it runs. So all that it holds is
 * journaled, and whatever it shows. It runs while there is somebody to show it to.
 *
 * <p>Where every user has one there are millions, so it is a bare behaviour of a few fields rather
 * than one built from handlers.
 */
public final class PortfolioActor extends ExtensibleBehavior<PortfolioActor.Command> {
  /** What a portfolio actor takes. */
  public sealed interface Command {}

  /** A watcher leaves. */
  public record Unwatch(ActorRef<PortfolioUpdate> watcher) implements Command {}

  /**
   * An entry that the user decided is journaled, or the market moved, and led to this: shown by
   * {@link #book}.
   */
  record Booked(Portfolio after) implements Command {}

  /** Somebody asks for the portfolio. */
  record Get(ActorRef<PortfolioView> replyTo) implements Command {}

  /**
   * Somebody watches the portfolio, and knows it up to a sequence, or not where that is below 0.
   */
  record Watch(long afterSequence, ActorRef<PortfolioUpdate> watcher) implements Command {}

  /** Time to tell watchers the sequence. */
  enum TellSequence implements Command {
    INSTANCE
  }

  /** The ledger stops an actor that nobody needs; messages sent before are still answered. */
  enum Stop implements Command {
    INSTANCE
  }

  private static final Handlers<PortfolioActor, Command> HANDLERS =
      Handlers.of(PortfolioActor.class, Command.class)
          .on(Booked.class, PortfolioActor::book)
          .on(Get.class, PortfolioActor::get)
          .on(Watch.class, PortfolioActor::watch)
          .on(Unwatch.class, (actor, leaving) -> actor.leave(leaving.watcher()))
          .on(TellSequence.class, (actor, tell) -> actor.tellSequence())
          .on(Stop.class, (actor, stop) -> Behaviors.stopped())
          .onSignal(
              Terminated.class, (actor, watcher) -> actor.leave(watcher.getRef().unsafeUpcast()))
          .onSignal(PostStop.class, (actor, signal) -> actor.stopped())
          .build();

  /** What all actors of a ledger share. */
  record Shared(ActorRef<Ledger.Command> ledger, Duration tellSequence) {}

  /**
   * What a user says to a record.
   *
   * @param after what they hold then; what they held before, where they reject it
   */
  record Decided(Decision decision, Portfolio after) {}

  private final ActorContext<Command> context;
  private final Shared shared;

  /** After the last journaled entry; the same object as the ledger's. */
  private Portfolio portfolio;

  /** Null while nobody watches. */
  private Watchers watchers;

  private static final class Watchers {
    final List<ActorRef<PortfolioUpdate>> refs = new ArrayList<>(1);
    final Cancellable timer;

    /** Watches taken since nobody watched. */
    int taken;

    Watchers(Cancellable timer) {
      this.timer = timer;
    }
  }

  /**
   * Decides on a record.
   *
   * @param before what the user holds after all that was decided before it, journaled or not, the
   *     market's list met
   */
  static Decided decide(Portfolio before, TradeRecord record, LedgerMarket market) {
    return decided(before, before.decide(record, market));
  }

  /** What a decision on a record leads to. */
  static Decided decided(Portfolio before, Decision decision) {
    return new Decided(
        decision,
        decision instanceof Decision.Accepted accepted ? before.apply(accepted.entry()) : before);
  }

  /**
   * A running actor.
   *
   * @param portfolio after the user's last journaled entry
   */
  static Behavior<Command> create(Shared shared, Portfolio portfolio) {
    return Behaviors.setup(context -> new PortfolioActor(context, shared, portfolio));
  }

  private PortfolioActor(ActorContext<Command> context, Shared shared, Portfolio portfolio) {
    HANDLERS.requireComplete();
    this.context = context;
    this.shared = shared;
    this.portfolio = portfolio;
  }

  @Override
  public Behavior<Command> receive(TypedActorContext<Command> context, Command message) {
    return HANDLERS.handle(this, message);
  }

  @Override
  public Behavior<Command> receiveSignal(TypedActorContext<Command> context, Signal signal) {
    return HANDLERS.handleSignal(this, signal);
  }

  private Behavior<Command> book(Booked booked) {
    long known = portfolio.sequence();
    portfolio = booked.after();
    if (watchers == null) {
      return Behaviors.same();
    }
    if (portfolio.sequence() == known + 1) {
      tellWatchers(new PortfolioUpdate.EntryBooked(EntryOutcome.latest(portfolio)));
    } else {
      // The market moved, by which there may be none, or several.
      EntryOutcome.after(known, portfolio)
          .ifPresentOrElse(
              told -> told.forEach(entry -> tellWatchers(new PortfolioUpdate.EntryBooked(entry))),
              () -> tellWatchers(snapshot()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> get(Get ask) {
    ask.replyTo().tell(new PortfolioView.Found(portfolio));
    return Behaviors.same();
  }

  private Behavior<Command> watch(Watch ask) {
    if (watchers == null) {
      ActorRef<Command> self = context.getSelf();
      watchers =
          new Watchers(
              context
                  .getSystem()
                  .scheduler()
                  .scheduleWithFixedDelay(
                      shared.tellSequence,
                      shared.tellSequence,
                      () -> self.tell(TellSequence.INSTANCE),
                      context.getExecutionContext()));
    }
    watchers.taken++;
    if (!watchers.refs.contains(ask.watcher)) {
      watchers.refs.add(ask.watcher);
      context.watch(ask.watcher);
    }
    Optional<List<EntryOutcome>> missed =
        ask.afterSequence < 0 ? Optional.empty() : EntryOutcome.after(ask.afterSequence, portfolio);
    if (missed.isEmpty()) {
      ask.watcher.tell(snapshot());
    } else {
      ask.watcher.tell(new PortfolioUpdate.Resumed(ask.afterSequence, context.getSelf().narrow()));
      for (EntryOutcome entry : missed.get()) {
        ask.watcher.tell(new PortfolioUpdate.EntryBooked(entry));
      }
    }
    return Behaviors.same();
  }

  private PortfolioUpdate snapshot() {
    return new PortfolioUpdate.Snapshot(portfolio, context.getSelf().narrow());
  }

  private Behavior<Command> leave(ActorRef<PortfolioUpdate> watcher) {
    if (watchers != null && watchers.refs.remove(watcher)) {
      context.unwatch(watcher);
      if (watchers.refs.isEmpty()) {
        watchers.timer.cancel();
        shared.ledger.tell(
            new ServingLedger.Unwatched(portfolio.userId(), context.getSelf(), watchers.taken));
        watchers = null;
      }
    }
    return Behaviors.same();
  }

  private Behavior<Command> tellSequence() {
    if (watchers != null) {
      tellWatchers(new PortfolioUpdate.AtSequence(portfolio.sequence()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> stopped() {
    if (watchers != null) {
      watchers.timer.cancel();
    }
    return Behaviors.same();
  }

  private void tellWatchers(PortfolioUpdate update) {
    for (ActorRef<PortfolioUpdate> watcher : watchers.refs) {
      watcher.tell(update);
    }
  }
}
