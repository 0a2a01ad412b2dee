package com.stockafolio.http.events;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A stream's side of its subscription to a portfolio: asks the user's ledger until an answer comes,
 * follows the portfolio actor that answered, and notices when that is gone or silent. It lives and
 * runs within its stream's actor.
 */
final class PortfolioSubscription {
  private final ActorContext<StreamCommand> context;
  private final TimerScheduler<StreamCommand> timers;
  private final StreamSources shared;
  private final UserId user;
  private final ActorRef<PortfolioUpdate> watcher;

  /** The portfolio actor that answered last; null before, and after it ended. */
  private ActorRef<PortfolioActor.Unwatch> source;

  /** Whether a subscription is due or unanswered. */
  private boolean awaiting;

  private long heardNanos;

  /** Not subscribed yet; {@code watcher} is who will be told. */
  PortfolioSubscription(
      ActorContext<StreamCommand> context,
      TimerScheduler<StreamCommand> timers,
      StreamSources shared,
      UserId user,
      ActorRef<PortfolioUpdate> watcher) {
    this.context = context;
    this.timers = timers;
    this.shared = shared;
    this.user = user;
    this.watcher = watcher;
  }

  boolean isAwaiting() {
    return awaiting;
  }

  /** Something was told; also by the actor of an earlier subscription. */
  void heard() {
    heardNanos = System.nanoTime();
  }

  boolean isSilent() {
    return System.nanoTime() - heardNanos > shared.settings().silence().toNanos();
  }

  /** Asks now, and has the stream told {@code Subscribe} if no answer comes. */
  void subscribe(long afterSequence) {
    awaiting = true;
    shared.ledgers().tell(user, new Ledger.Watch(user, afterSequence, watcher));
    Duration patience = shared.answerTimeout().plus(spread());
    timers.startSingleTimer(StreamCommand.Subscribe.INSTANCE, patience);
  }

  /** Has the stream told {@code Subscribe} soon, at a time of its own. */
  void subscribeSoon() {
    if (!awaiting) {
      awaiting = true;
      timers.startSingleTimer(StreamCommand.Subscribe.INSTANCE, spread());
    }
  }

  /** No answer is needed for now. */
  void rest() {
    awaiting = false;
    timers.cancel(StreamCommand.Subscribe.INSTANCE);
  }

  /** This actor has answered: it is the one to follow. */
  void follow(ActorRef<PortfolioActor.Unwatch> answering) {
    rest();
    if (!answering.equals(source)) {
      leave();
      source = answering;
      context.watch(source);
    }
  }

  /** Tells the followed actor to forget the stream. */
  void leave() {
    if (source != null) {
      context.unwatch(source);
      source.tell(new PortfolioActor.Unwatch(watcher));
      source = null;
    }
  }

  /** Whether the actor that ended is the followed one; it is not followed any more then. */
  boolean endedWith(ActorRef<Void> ended) {
    boolean followed = ended.equals(source);
    if (followed) {
      source = null;
    }
    return followed;
  }

  private Duration spread() {
    return Duration.ofNanos(
        ThreadLocalRandom.current().nextLong(shared.settings().resubscribeSpread().toNanos()));
  }
}
