package com.stockafolio.engine;

import akka.actor.typed.javadsl.ActorContext;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.portfolio.UserId;

/**
 * The portfolio actors that run under one ledger. An actor is started when its user is first
 * needed, and stopped when it has been idle for long, or too many run and it was not needed lately.
 */
final class LiveActors {
  /** How many are looked at for ones that may stop, so that a start stays cheap. */
  private static final int LOOK_AT = 16;

  /** Names have eight digits: enough for ten thousand starts a second over eight years. */
  private static final String NAME_ZEROS = "00000000";

  private final ActorContext<Ledger.Command> context;
  private final LedgerBook book;
  private final PortfolioActor.Shared shared;
  private final EngineMetrics metrics;
  private final int most;
  private final LiveActorTable actors = new LiveActorTable();
  private int sweeps;
  private long started;

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
              user, context.spawn(PortfolioActor.create(shared, book.portfolio(user)), nextName()));
      actors.add(actor);
      metrics.liveActors.increment();
    }
    actor.lastNeeded = sweeps;
    actor.needed = true;
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
    actors.removeIf(
        actor -> {
          boolean stops = actor.lastNeeded < sweeps - 1 && actor.isIdle();
          if (stops) {
            stop(actor);
          }
          return stops;
        });
  }

  /** All are gone with their ledger. */
  void countOut() {
    metrics.liveActors.add(-actors.size());
  }

  /**
   * Names in ascending order: Akka keeps an actor's children in a sorted tree, and a start then
   * touches the branch that the start before it has touched. Other names would lead it to another
   * branch each time, which is in no cache.
   */
  private String nextName() {
    String digits = Long.toString(started++, Character.MAX_RADIX);
    return NAME_ZEROS.substring(digits.length()) + digits;
  }

  /**
   * Goes on round the actors: who was not needed since it last came by stops. If none of those it
   * looks at is such, the first idle one does.
   */
  private void makeRoom() {
    LiveActor idle = null;
    int stopped = 0;
    for (int i = 0; i < LOOK_AT && actors.size() >= most; i++) {
      LiveActor actor = actors.next();
      if (actor.isIdle()) {
        if (actor.needed) {
          actor.needed = false;
          idle = idle == null ? actor : idle;
        } else {
          idle = actor == idle ? null : idle;
          actors.remove(actor);
          stop(actor);
          stopped++;
        }
      }
    }
    if (stopped == 0 && idle != null) {
      actors.remove(idle);
      stop(idle);
    }
  }

  private void stop(LiveActor actor) {
    actor.ref.tell(PortfolioActor.Stop.INSTANCE);
    metrics.liveActors.decrement();
  }
}
