package com.stockafolio.engine;

import akka.actor.typed.javadsl.ActorContext;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.portfolio.UserId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The portfolio actors that run under one ledger, least recently needed first. An actor is started
 * when its user is first needed, and stopped when it has been idle for long or too many run.
 */
final class LiveActors {
  /** How many of the eldest are looked at for ones that may stop, so that a start stays cheap. */
  private static final int LOOK_AT = 8;

  private final ActorContext<Ledger.Command> context;
  private final LedgerBook book;
  private final PortfolioActor.Shared shared;
  private final EngineMetrics metrics;
  private final int most;
  private final Map<UserId, LiveActor> actors = new LinkedHashMap<>(1024, 0.75f, true);
  private int sweeps;

  LiveActors(
      ActorContext<Ledger.Command> context,
      LedgerBook book,
      PortfolioActor.Shared shared,
      EngineMetrics metrics,
      int most) {
    this.context = context;
    this.book = book;
    this.shared = shared;
    this.metrics = metrics;
    this.most = most;
  }

  /** The user's actor, started if it does not run. */
  LiveActor of(UserId user) {
    LiveActor actor = actors.get(user);
    if (actor == null) {
      makeRoom();
      actor =
          new LiveActor(
              user, context.spawnAnonymous(PortfolioActor.create(shared, book.portfolio(user))));
      actors.put(user, actor);
      metrics.liveActors.increment();
    }
    actor.lastNeeded = sweeps;
    return actor;
  }

  /** So many of the watches forwarded to an actor are over. */
  void unwatched(UserId user, int watches) {
    LiveActor actor = actors.get(user);
    if (actor != null) {
      actor.watches -= watches;
    }
  }

  /** Stops the actors that were not needed since the sweep before last. */
  void sweep() {
    sweeps++;
    Iterator<LiveActor> eldestFirst = actors.values().iterator();
    while (eldestFirst.hasNext()) {
      LiveActor actor = eldestFirst.next();
      if (actor.lastNeeded >= sweeps - 1) {
        return;
      }
      if (actor.isIdle()) {
        eldestFirst.remove();
        stop(actor);
      }
    }
  }

  /** All are gone with their ledger. */
  void countOut() {
    metrics.liveActors.add(-actors.size());
  }

  private void makeRoom() {
    for (int i = 0; i < LOOK_AT && actors.size() >= most; i++) {
      LiveActor eldest = actors.values().iterator().next();
      if (eldest.isIdle()) {
        actors.remove(eldest.user);
        stop(eldest);
      } else {
        // It moves to the end of the line, or the watched would hide the idle ones behind them.
        actors.get(eldest.user).lastNeeded = sweeps;
      }
    }
  }

  private void stop(LiveActor actor) {
    actor.ref.tell(PortfolioActor.Stop.INSTANCE);
    metrics.liveActors.decrement();
  }
}
