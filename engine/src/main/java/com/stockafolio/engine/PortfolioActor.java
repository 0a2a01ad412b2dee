package com.stockafolio.engine;

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
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.MissedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.TradeRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One user. Decides every trade on what was decided before it, answers questions and tells
 * watchers. What it shows is always journaled: while trades that it decided are not, it holds its
 * answers back. Its ledger tells it that they are where somebody waits for it; else it finds out
 * when it is next needed.
 *
 * <p>Tens of thousands of these start in a second, and as many stop, so it is a bare behaviour of a
 * few fields rather than one built from handlers.
 */
public final class PortfolioActor extends ExtensibleBehavior<PortfolioActor.Command> {
  /** What a portfolio actor takes. */
  public sealed interface Command {
    Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context);
  }

  /** A watcher leaves. */
  public record Unwatch(ActorRef<PortfolioUpdate> watcher) implements Command {
    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      return actor.leave(watcher, context);
    }
  }

  /** The ledger asks for a decision on the record at {@code index} of its commit. */
  record Decide(Commit commit, int index, TradeRecord record) implements Command {
    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      actor.settle();
      return actor.decide(this);
    }
  }

  /** All that this actor decided is journaled, and somebody waits for it. */
  enum Journaled implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      actor.settle();
      return Behaviors.same();
    }
  }

  record Get(ActorRef<PortfolioView> replyTo) implements Command {
    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      replyTo.tell(new PortfolioView.Found(actor.journaled(actor.pending())));
      return Behaviors.same();
    }
  }

  record Watch(long afterSequence, ActorRef<PortfolioUpdate> watcher) implements Command {
    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      return actor.watch(this, context);
    }
  }

  /** Time to tell watchers the sequence. */
  enum TellSequence implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      actor.settle();
      return actor.tellSequence();
    }
  }

  /** The ledger stops an actor that nobody needs; messages sent before are still answered. */
  enum Stop implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioActor actor, ActorContext<Command> context) {
      return Behaviors.stopped();
    }
  }

  /** What all actors of a ledger share. */
  record Shared(ActorRef<Ledger.Command> ledger, Instruments instruments, Duration tellSequence) {}

  private final Shared shared;

  /** After the last decided trade; once that is journaled, the same object as the ledger's. */
  private Portfolio portfolio;

  /** Whether what was decided last is journaled; null where it is known to be. */
  private Commit.Fate fate;

  /** Index of the first booked trade in the commit of that fate. */
  private int firstIndex;

  /** After each decided trade that watchers have not been told; null for none. */
  private List<Portfolio> untold;

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

  static Behavior<Command> create(Shared shared, Portfolio portfolio) {
    return new PortfolioActor(shared, portfolio);
  }

  private PortfolioActor(Shared shared, Portfolio portfolio) {
    this.shared = shared;
    this.portfolio = portfolio;
  }

  @Override
  public Behavior<Command> receive(TypedActorContext<Command> context, Command message) {
    try {
      return message.on(this, context.asJava());
    } catch (RuntimeException failure) {
      // The ledger waits for this actor's decision: it must hear that none will come.
      shared.ledger.tell(new Ledger.ActorFailed(portfolio.userId(), failure));
      throw failure;
    }
  }

  @Override
  public Behavior<Command> receiveSignal(TypedActorContext<Command> context, Signal signal) {
    if (signal instanceof Terminated terminated) {
      return leave(terminated.getRef().unsafeUpcast(), context.asJava());
    }
    if (signal instanceof PostStop) {
      if (watchers != null) {
        watchers.timer.cancel();
      }
      return Behaviors.same();
    }
    return Behaviors.unhandled();
  }

  private Behavior<Command> decide(Decide ask) {
    Decision decision = portfolio.decide(ask.record, shared.instruments);
    Portfolio after = null;
    if (decision instanceof Decision.Accepted accepted) {
      after = portfolio.apply(accepted.trade());
      if (fate == null) {
        ask.commit.startsFrom(ask.index, portfolio);
        fate = ask.commit.fate();
        firstIndex = ask.index;
      }
      portfolio = after;
      if (watchers != null) {
        if (untold == null) {
          untold = new ArrayList<>(1);
        }
        untold.add(after);
        LatencyTrace.decided(accepted.trade().tradeId());
      }
    }
    if (ask.commit.decided(ask.index, decision, after)) {
      shared.ledger.tell(new Ledger.Decided(ask.commit));
    }
    return Behaviors.same();
  }

  /** Shows what was decided, if it is journaled by now. */
  private void settle() {
    if (fate == null || fate.pending() != null) {
      return;
    }
    fate = null;
    if (untold != null) {
      List<Portfolio> journaled = untold;
      untold = null;
      if (watchers != null) {
        journaled.forEach(this::tellTrade);
      }
    }
  }

  private void tellTrade(Portfolio after) {
    RecentTrade trade = after.latestTrade();
    tellWatchers(
        new PortfolioUpdate.TradeBooked(
            trade, after.position(trade.instrumentId()), after.totals()));
  }

  /** The commit that is to journal what was decided last; null where that is journaled. */
  private Commit pending() {
    Commit pending = fate == null ? null : fate.pending();
    if (pending == null) {
      settle();
    }
    return pending;
  }

  /** The portfolio after the last journaled trade. */
  private Portfolio journaled(Commit pending) {
    return pending == null ? portfolio : pending.startedFrom(firstIndex);
  }

  private Behavior<Command> watch(Watch ask, ActorContext<Command> context) {
    Commit pending = pending();
    Portfolio shown = journaled(pending);
    if (watchers == null) {
      if (pending != null) {
        untold = pending.bookedFrom(firstIndex, portfolio);
      }
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
    LatencyTrace.watched(portfolio.userId());
    watchers.taken++;
    if (!watchers.refs.contains(ask.watcher)) {
      watchers.refs.add(ask.watcher);
      context.watch(ask.watcher);
    }
    Optional<List<MissedTrade>> missed =
        ask.afterSequence < 0 ? Optional.empty() : MissedTrade.after(ask.afterSequence, shown);
    if (missed.isEmpty()) {
      ask.watcher.tell(new PortfolioUpdate.Snapshot(shown, context.getSelf()));
    } else {
      ask.watcher.tell(new PortfolioUpdate.Resumed(ask.afterSequence, context.getSelf()));
      for (MissedTrade trade : missed.get()) {
        ask.watcher.tell(
            new PortfolioUpdate.TradeBooked(trade.trade(), trade.position(), trade.totals()));
      }
    }
    return Behaviors.same();
  }

  private Behavior<Command> leave(
      ActorRef<PortfolioUpdate> watcher, ActorContext<Command> context) {
    if (watchers != null && watchers.refs.remove(watcher)) {
      context.unwatch(watcher);
      if (watchers.refs.isEmpty()) {
        watchers.timer.cancel();
        LatencyTrace.unwatched(portfolio.userId());
        shared.ledger.tell(new Ledger.Unwatched(portfolio.userId(), watchers.taken));
        watchers = null;
      }
    }
    return Behaviors.same();
  }

  private Behavior<Command> tellSequence() {
    if (watchers != null) {
      int unjournaled = untold == null ? 0 : untold.size();
      tellWatchers(new PortfolioUpdate.AtSequence(portfolio.sequence() - unjournaled));
    }
    return Behaviors.same();
  }

  private void tellWatchers(PortfolioUpdate update) {
    for (ActorRef<PortfolioUpdate> watcher : watchers.refs) {
      watcher.tell(update);
    }
  }
}
