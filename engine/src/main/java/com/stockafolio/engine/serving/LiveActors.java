package com.stockafolio.engine.serving;

import akka.actor.typed.javadsl.ActorContext;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.trace.WatchedTradeBooked;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The portfolio actors that run under one ledger. An actor is started when somebody asks for its
 * user or watches it, and stopped when nobody has for long, or so many run that there is no room
 * for another one; where the settings say so it is started at a user's first trade, and kept.
 */
final class LiveActors {
  private final ActorContext<Ledger.Command> context;
  private final LedgerBook book;
  private final LedgerHistory history;
  private final PortfolioActor.Shared shared;
  private final EngineMetrics metrics;
  private final EngineSettings settings;

  /** Those that are watched, or kept. */
  private final Map<UserId, LiveActor> staying = new HashMap<>();

  /** The others; who was needed last is last. */
  private final LinkedHashMap<UserId, LiveActor> idle = new LinkedHashMap<>();

  private int sweeps;

  LiveActors(
      ActorContext<Ledger.Command> context,
      LedgerBook book,
      LedgerHistory history,
      PortfolioActor.Shared shared,
      LedgerWorld world) {
    this.context = context;
    this.book = book;
    this.history = history;
    this.shared = shared;
    this.metrics = world.metrics();
    this.settings = world.settings();
  }

  /** Somebody asks the user. */
  void ask(UserId user, PortfolioActor.Get question) {
    needed(user).ref.tell(question);
  }

  /** Somebody watches the user. */
  void watch(UserId user, PortfolioActor.Watch watch) {
    LiveActor actor = needed(user);
    actor.watches++;
    move(actor);
    actor.ref.tell(watch);
  }

  /** So many of the watches forwarded to an actor are over. */
  void unwatched(ServingLedger.Unwatched over) {
    LiveActor actor = staying.get(over.userId());
    if (actor != null && actor.ref.equals(over.actor())) {
      actor.watches -= over.watches();
      move(actor);
    }
  }

  /** Whether somebody watches the user of one of these records. */
  boolean watchOneOf(List<TradeRecord> records) {
    if (staying.isEmpty()) {
      return false;
    }
    for (TradeRecord record : records) {
      LiveActor actor = staying.get(record.transaction().userId());
      if (actor != null && actor.watches > 0) {
        return true;
      }
    }
    return false;
  }

  /** A row is journaled, and the book has it: tells those of its users who have an actor. */
  void journaled(Commit commit) {
    boolean all = settings.actors().forEachTrader();
    if (!all && idle.isEmpty() && staying.isEmpty()) {
      return;
    }
    EntriesBooked row = commit.event();
    List<Portfolio> after = commit.after();
    for (int i = 0; i < after.size(); i++) {
      BookedEntry entry = row.entries().get(i);
      UserId user = entry.userId();
      LiveActor actor = running(user);
      if (actor != null) {
        if (actor.watches > 0) {
          WatchedTradeBooked.commit(row.source().partition(), entry, commit.decidedMicros());
        }
        actor.ref.tell(new PortfolioActor.Booked(after.get(i)));
      } else if (all) {
        actor = start(user, after.get(i));
        actor.kept = true;
        move(actor);
      }
    }
  }

  /**
   * The market moved, and the book has it: tells all at once, so that nobody who looks sees less
   * than one who looks later. What they meet by that is not kept in the book.
   */
  void marketMoved() {
    staying.values().forEach(actor -> actor.ref.tell(new PortfolioActor.Booked(met(actor.user))));
    idle.values().forEach(actor -> actor.ref.tell(new PortfolioActor.Booked(met(actor.user))));
  }

  /** What the user holds, the market's list met; pages that this passes are written. */
  private Portfolio met(UserId user) {
    return book.portfolio(user).meet(book.market(), pageEnd -> history.write(List.of(pageEnd)));
  }

  /** Stops the actors that were not needed since the sweep before last. */
  void sweep() {
    sweeps++;
    while (!idle.isEmpty() && eldest().lastNeeded < sweeps - 1) {
      stop(eldest());
    }
  }

  /** One that failed by itself is forgotten, so that the next question starts another. */
  void ended(LiveActor actor) {
    if (running(actor.user) == actor) {
      forget(actor);
    }
  }

  /** All are gone with their ledger. */
  void countOut() {
    metrics.liveActors.add(-size());
  }

  private LiveActor needed(UserId user) {
    LiveActor actor = running(user);
    if (actor == null) {
      actor = start(user, met(user));
    }
    actor.lastNeeded = sweeps;
    move(actor);
    return actor;
  }

  private LiveActor running(UserId user) {
    LiveActor actor = staying.get(user);
    return actor == null ? idle.get(user) : actor;
  }

  private int size() {
    return staying.size() + idle.size();
  }

  private LiveActor start(UserId user, Portfolio portfolio) {
    while (size() >= settings.actors().most() && !idle.isEmpty()) {
      stop(eldest());
    }
    LiveActor actor = new LiveActor(user);
    actor.ref = context.spawnAnonymous(PortfolioActor.create(shared, portfolio));
    context.watchWith(actor.ref, new ServingLedger.ActorEnded(actor));
    metrics.liveActors.increment();
    return actor;
  }

  private LiveActor eldest() {
    return idle.values().iterator().next();
  }

  /** Puts it where it belongs; among the idle ones it becomes the last. */
  private void move(LiveActor actor) {
    idle.remove(actor.user);
    staying.remove(actor.user);
    (actor.isIdle() ? idle : staying).put(actor.user, actor);
  }

  /** By a message, so that questions sent before are still answered. */
  private void stop(LiveActor actor) {
    actor.ref.tell(PortfolioActor.Stop.INSTANCE);
    forget(actor);
  }

  private void forget(LiveActor actor) {
    idle.remove(actor.user);
    staying.remove(actor.user);
    metrics.liveActors.decrement();
  }
}
