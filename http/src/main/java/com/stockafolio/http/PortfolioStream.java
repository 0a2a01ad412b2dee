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
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.PortfolioUpdate;
import com.stockafolio.engine.PortfolioUpdate.AtSequence;
import com.stockafolio.engine.PortfolioUpdate.Resumed;
import com.stockafolio.engine.PortfolioUpdate.Snapshot;
import com.stockafolio.engine.PortfolioUpdate.TradeBooked;
import com.stockafolio.portfolio.UserId;
import java.time.Duration;

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

  /** The subscription is due, or went unanswered. */
  enum Subscribe implements Command {
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
  private final PortfolioSubscription subscription;
  private final ClientBuffer buffer;

  /** The last sequence that the client was told, or {@link ResumePoint#NOTHING}. */
  private long last;

  /** Whether the next snapshot contradicts what the client believes. */
  private boolean resetDue;

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
    ActorRef<PortfolioUpdate> watcher = context.messageAdapter(PortfolioUpdate.class, Told::new);
    this.subscription = new PortfolioSubscription(context, timers, shared, user, watcher);
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
    subscription.heard();
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
        subscription.subscribeSoon();
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
      subscription.subscribeSoon();
    }
  }

  private void onSnapshot(Snapshot snapshot) {
    if (!subscription.isAwaiting()) {
      return; // A late answer to a subscription that was sent twice.
    }
    subscription.follow(snapshot.source());
    boolean reset = resetDue || last != ResumePoint.NOTHING;
    resetDue = false;
    last = snapshot.portfolio().sequence();
    ByteString frame = shared.frames.snapshot(snapshot.portfolio());
    // In one piece: an overflow must not fall between the two.
    send(reset ? EventFrames.RESET.concat(frame) : frame);
  }

  private void onResumed(Resumed resumed) {
    // A trade of the earlier source may have come since; trades told again are dropped.
    if (subscription.isAwaiting() && resumed.sequence() <= last) {
      subscription.follow(resumed.source());
    }
  }

  private void send(ByteString frame) {
    buffer.send(frame);
    if (buffer.isOverflowed()) {
      // Nothing more to subscribe for until the client reads again.
      subscription.rest();
      last = ResumePoint.NOTHING;
      resetDue = true;
    }
  }

  private Behavior<Command> onDrained() {
    return buffer.drained() ? subscribe() : this;
  }

  private Behavior<Command> subscribe() {
    subscription.subscribe(last);
    return this;
  }

  private Behavior<Command> onHeartbeat() {
    send(EventFrames.HEARTBEAT);
    return this;
  }

  private Behavior<Command> onListen() {
    if (subscription.isSilent() && !buffer.isOverflowed()) {
      subscription.subscribeSoon();
    }
    return this;
  }

  private Behavior<Command> onGoAway() {
    buffer.close(EventFrames.GO_AWAY);
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    if (!subscription.endedWith(terminated.getRef())) {
      buffer.disconnected();
      return Behaviors.stopped();
    }
    if (!buffer.isOverflowed()) {
      subscription.subscribeSoon();
    }
    return this;
  }

  private Behavior<Command> leave() {
    subscription.leave();
    buffer.abandon();
    return this;
  }
}
