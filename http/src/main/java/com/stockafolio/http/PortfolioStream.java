package com.stockafolio.http;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.util.ByteString;
import com.stockafolio.engine.Ledger;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.PortfolioActor;
import com.stockafolio.engine.PortfolioUpdate;
import com.stockafolio.engine.PortfolioUpdate.AtSequence;
import com.stockafolio.engine.PortfolioUpdate.Resumed;
import com.stockafolio.engine.PortfolioUpdate.Snapshot;
import com.stockafolio.engine.PortfolioUpdate.TradeBooked;
import com.stockafolio.portfolio.UserId;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One client's stream of one portfolio. Messages from the portfolio's actor, which may live on
 * another node, get lost, and the actor moves with its ledger; so the stream knows the last
 * sequence that it has told, and where a trade is missing, the source is silent or gone, it
 * subscribes again from there. Each client is told every trade once and in order, or is told {@code
 * reset}.
 */
final class PortfolioStream extends AbstractBehavior<PortfolioStream.Command> {
  /** What a stream takes. */
  sealed interface Command {}

  /** The response has begun to flow: its end, which takes one frame at a time. */
  record Connected(ActorRef<ByteString> client) implements Command {}

  /** The client has taken the last frame. */
  enum Drained implements Command {
    INSTANCE
  }

  /** The node leaves: end the stream in order. */
  enum GoAway implements Command {
    INSTANCE
  }

  private record Told(PortfolioUpdate update) implements Command {}

  private enum Subscribe implements Command {
    INSTANCE
  }

  /** Time for a sign of life, by which a client that is gone is noticed too. */
  enum Heartbeat implements Command {
    INSTANCE
  }

  private enum Unclaimed implements Command {
    INSTANCE
  }

  private enum Listen implements Command {
    INSTANCE
  }

  /**
   * What all streams of a node share.
   *
   * @param answerTimeout how long a subscription may go unanswered before it is sent again
   */
  record Shared(
      Ledgers ledgers, EventFrames frames, HttpSettings.Streams settings, Duration answerTimeout) {}

  /** How long a stream waits for its response to begin. */
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  private final Shared shared;
  private final TimerScheduler<Command> timers;
  private final UserId user;
  private final ActorRef<PortfolioUpdate> watcher;
  private final ClientBuffer buffer;

  /** The last sequence that the client was told, or {@link ResumePoint#NOTHING}. */
  private long last;

  /** Whether the next snapshot contradicts what the client believes. */
  private boolean resetDue;

  /** The portfolio actor that answered last; null before and after. */
  private ActorRef<PortfolioActor.Command> source;

  /** Whether a subscription is due or unanswered. */
  private boolean awaiting;

  private long heardNanos;

  static Behavior<Command> create(Shared shared, UserId user, ResumePoint from) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new PortfolioStream(context, timers, shared, user, from)));
  }

  private PortfolioStream(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Shared shared,
      UserId user,
      ResumePoint from) {
    super(context);
    this.shared = shared;
    this.timers = timers;
    this.user = user;
    this.watcher = context.messageAdapter(PortfolioUpdate.class, Told::new);
    this.buffer = new ClientBuffer(shared.settings.queue());
    this.last = from.lastSequence();
    this.resetDue = from.unusable();
    buffer.send(EventFrames.retry(shared.settings.clientRetry()));
    timers.startTimerWithFixedDelay(Heartbeat.INSTANCE, shared.settings.heartbeat());
    timers.startTimerWithFixedDelay(Listen.INSTANCE, shared.settings.silence().dividedBy(4));
    timers.startSingleTimer(Unclaimed.INSTANCE, CONNECT_PATIENCE);
    subscribe();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Told.class, this::onTold)
        .onMessageEquals(Drained.INSTANCE, this::onDrained)
        .onMessage(Connected.class, this::onConnected)
        .onMessageEquals(Subscribe.INSTANCE, this::subscribe)
        .onMessageEquals(Heartbeat.INSTANCE, this::onHeartbeat)
        .onMessageEquals(Listen.INSTANCE, this::onListen)
        .onMessageEquals(Unclaimed.INSTANCE, Behaviors::stopped)
        .onMessageEquals(GoAway.INSTANCE, this::onGoAway)
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PostStop.class, stop -> leave())
        .build();
  }

  private Behavior<Command> onConnected(Connected connected) {
    timers.cancel(Unclaimed.INSTANCE);
    getContext().watch(connected.client);
    return buffer.connect(connected.client) ? subscribe() : this;
  }

  private Behavior<Command> onTold(Told told) {
    heardNanos = System.nanoTime();
    PortfolioUpdate update = told.update;
    if (buffer.isOverflowed()) {
      return this; // The snapshot that follows the reset will hold it.
    }
    if (update instanceof TradeBooked booked) {
      onTrade(booked);
    } else if (update instanceof Snapshot snapshot) {
      onSnapshot(snapshot);
    } else if (update instanceof Resumed resumed) {
      onResumed(resumed);
    } else if (update instanceof AtSequence at && last != ResumePoint.NOTHING) {
      if (at.sequence() != last) {
        resubscribe();
      }
    }
    return this;
  }

  private void onTrade(TradeBooked booked) {
    long sequence = booked.trade().sequence();
    if (last == ResumePoint.NOTHING || sequence <= last) {
      return; // In the snapshot that is to come, or told already.
    }
    if (sequence == last + 1) {
      last = sequence;
      send(shared.frames.trade(booked));
    } else {
      resubscribe();
    }
  }

  private void onSnapshot(Snapshot snapshot) {
    if (!awaiting) {
      return; // A late answer to a subscription that was sent twice.
    }
    follow(snapshot.source());
    boolean reset = resetDue || last != ResumePoint.NOTHING;
    resetDue = false;
    last = snapshot.portfolio().sequence();
    ByteString frame = shared.frames.snapshot(snapshot.portfolio());
    // In one piece: an overflow must not fall between the two.
    send(reset ? EventFrames.RESET.concat(frame) : frame);
  }

  private void onResumed(Resumed resumed) {
    // A trade of the earlier source may have come since; trades told again are dropped.
    if (awaiting && resumed.sequence() <= last) {
      follow(resumed.source());
    }
  }

  private void follow(ActorRef<PortfolioActor.Command> answering) {
    awaiting = false;
    timers.cancel(Subscribe.INSTANCE);
    if (!answering.equals(source)) {
      unfollow();
      source = answering;
      getContext().watch(source);
    }
  }

  private void unfollow() {
    if (source != null) {
      getContext().unwatch(source);
      source.tell(new PortfolioActor.Unwatch(watcher));
      source = null;
    }
  }

  private void send(ByteString frame) {
    buffer.send(frame);
    if (buffer.isOverflowed()) {
      // Nothing more to subscribe for until the client reads again.
      awaiting = false;
      timers.cancel(Subscribe.INSTANCE);
      last = ResumePoint.NOTHING;
      resetDue = true;
    }
  }

  private Behavior<Command> onDrained() {
    return buffer.drained() ? subscribe() : this;
  }

  /** Subscribes now, and again if no answer comes. */
  private Behavior<Command> subscribe() {
    awaiting = true;
    shared.ledgers.tell(user, new Ledger.Watch(user, last, watcher));
    Duration patience = shared.answerTimeout.plus(spread());
    timers.startSingleTimer(Subscribe.INSTANCE, patience);
    return this;
  }

  /** Subscribes soon, at a time of this stream's own. */
  private void resubscribe() {
    if (!awaiting) {
      awaiting = true;
      timers.startSingleTimer(Subscribe.INSTANCE, spread());
    }
  }

  private Duration spread() {
    return Duration.ofNanos(
        ThreadLocalRandom.current().nextLong(shared.settings.resubscribeSpread().toNanos()));
  }

  private Behavior<Command> onHeartbeat() {
    send(EventFrames.HEARTBEAT);
    return this;
  }

  private Behavior<Command> onListen() {
    boolean silent = System.nanoTime() - heardNanos > shared.settings.silence().toNanos();
    if (silent && !buffer.isOverflowed()) {
      resubscribe();
    }
    return this;
  }

  private Behavior<Command> onGoAway() {
    buffer.close(EventFrames.GO_AWAY);
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    if (!terminated.getRef().equals(source)) {
      return Behaviors.stopped(); // The client.
    }
    source = null;
    if (!buffer.isOverflowed()) {
      resubscribe();
    }
    return this;
  }

  private Behavior<Command> leave() {
    unfollow();
    buffer.abandon();
    return this;
  }
}
