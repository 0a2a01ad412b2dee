package com.stockafolio.http.events;

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
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.engine.serving.PortfolioUpdate.AtSequence;
import com.stockafolio.engine.serving.PortfolioUpdate.EntryBooked;
import com.stockafolio.engine.serving.PortfolioUpdate.Resumed;
import com.stockafolio.engine.serving.PortfolioUpdate.Snapshot;
import com.stockafolio.engine.trace.TradeWritten;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * One client's stream of one portfolio. Messages from the portfolio's actor, which may live on
 * another node, get lost, and the actor moves with its ledger; so the stream keeps up a copy of the
 * portfolio, and where an entry is missing, the source is silent or gone, it subscribes again from
 * there. What its client is told is {@link ClientView}'s to say.
 */
final class PortfolioStream extends AbstractBehavior<StreamCommand> {
  /**
   * What its client has asked for.
   *
   * @param from where the stream is to begin
   * @param changesOnly whether valuations carry only the positions that have changed
   * @param expires when the stream ends; {@link Instant#MAX} for never
   */
  record Terms(ResumePoint from, boolean changesOnly, Instant expires) {}

  private static final Handlers<PortfolioStream, StreamCommand> HANDLERS =
      Handlers.of(PortfolioStream.class, StreamCommand.class)
          .on(StreamCommand.Connected.class, PortfolioStream::onConnected)
          .on(StreamCommand.Drained.class, (self, taken) -> self.proceed(self.client.drained()))
          .on(StreamCommand.ClientGone.class, (self, gone) -> self.onClientGone())
          .on(StreamCommand.GoAway.class, (self, order) -> self.end(EventFrames.GO_AWAY))
          .on(StreamCommand.GiveWay.class, (self, order) -> self.onGiveWay())
          .on(StreamCommand.Probe.class, (self, order) -> self.onProbe())
          .on(StreamCommand.Turn.class, PortfolioStream::onTurn)
          .on(StreamCommand.Note.class, PortfolioStream::onNote)
          .on(StreamCommand.Told.class, PortfolioStream::onTold)
          .on(StreamCommand.MarketRead.class, PortfolioStream::onMarketRead)
          .on(StreamCommand.PageRead.class, PortfolioStream::onPageRead)
          .on(StreamCommand.ReadAgain.class, PortfolioStream::onReadAgain)
          .on(StreamCommand.Subscribe.class, (self, due) -> self.subscribe())
          .on(StreamCommand.TooLate.class, (self, late) -> Behaviors.stopped())
          .on(StreamCommand.Expired.class, (self, end) -> self.awaitExpiry())
          .onSignal(Terminated.class, PortfolioStream::onTerminated)
          .onSignal(PostStop.class, (self, stop) -> self.leave())
          .build();

  /** How long a stream waits for its response to begin. */
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  /** How long a stream that gives way waits for its client to take what is before the farewell. */
  private static final Duration FAREWELL_PATIENCE = Duration.ofSeconds(1);

  /** The scheduler takes no longer times. */
  private static final Duration LONGEST_TIMER = Duration.ofDays(100);

  private final TimerScheduler<StreamCommand> timers;
  private final PortfolioSubscription subscription;
  private final InstrumentBoard instruments;
  private final ClientView client;
  private final Instant expires;

  /**
   * A stream that waits for its client.
   *
   * @param valuation shared by all streams of the user
   */
  static Behavior<StreamCommand> create(
      StreamSources shared, UserId user, UserValuation valuation, Terms terms) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new PortfolioStream(context, timers, shared, user, valuation, terms)));
  }

  private PortfolioStream(
      ActorContext<StreamCommand> context,
      TimerScheduler<StreamCommand> timers,
      StreamSources shared,
      UserId user,
      UserValuation valuation,
      Terms terms) {
    super(context);
    this.timers = timers;
    this.expires = terms.expires;
    this.instruments = shared.frames().instruments();
    ActorRef<PortfolioUpdate> watcher =
        context.messageAdapter(PortfolioUpdate.class, StreamCommand.Told::new);
    this.subscription = new PortfolioSubscription(context, timers, shared, user, watcher);
    this.client =
        new ClientView(
            shared,
            new Replay(context, timers, shared, user),
            valuation,
            terms.from,
            terms.changesOnly);
    timers.startSingleTimer(StreamCommand.TooLate.TO_CONNECT, CONNECT_PATIENCE);
    awaitExpiry();
    subscribe();
  }

  @Override
  public Receive<StreamCommand> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<StreamCommand> onConnected(StreamCommand.Connected begun) {
    timers.cancel(StreamCommand.TooLate.TO_CONNECT);
    getContext().watch(begun.client());
    return proceed(client.connect(begun.client()));
  }

  /** Goes on when the client has taken something. */
  private Behavior<StreamCommand> proceed(boolean lacking) {
    return lacking ? subscribe() : restWhenOverflowed();
  }

  private Behavior<StreamCommand> onTold(StreamCommand.Told told) {
    subscription.heard();
    if (isKnown(told.update())) {
      return take(told.update());
    }
    getContext()
        .pipeToSelf(
            instruments.learn(),
            (done, failure) -> new StreamCommand.MarketRead(told.update(), failure));
    return this;
  }

  /** Whether this node has heard of what the market did to it. */
  private boolean isKnown(PortfolioUpdate update) {
    if (update instanceof EntryBooked booked) {
      return instruments.knows(booked.outcome().entry());
    }
    return !(update instanceof Snapshot snapshot) || instruments.knows(snapshot.portfolio());
  }

  private Behavior<StreamCommand> onMarketRead(StreamCommand.MarketRead read) {
    if (read.failure() == null && isKnown(read.update())) {
      return take(read.update());
    }
    if (!client.isOverflowed()) {
      subscription.subscribeSoon();
    }
    return this;
  }

  private Behavior<StreamCommand> take(PortfolioUpdate update) {
    if (client.isOverflowed()) {
      return this; // The snapshot that follows the reset will hold it.
    }
    if (update instanceof EntryBooked booked) {
      if (client.booked(booked.outcome())) {
        TradeWritten.commit(booked.outcome().entry().tradeId());
      } else {
        subscription.subscribeSoon();
      }
    } else if (update instanceof Snapshot snapshot) {
      onSnapshot(snapshot);
    } else if (update instanceof Resumed resumed) {
      // An entry of the earlier source may have come since; those told again are dropped.
      if (subscription.isAwaiting() && resumed.sequence() <= client.sequence()) {
        subscription.follow(resumed.source());
      }
    } else if (update instanceof AtSequence at) {
      if (client.sequence() != ResumePoint.NOTHING && at.sequence() != client.sequence()) {
        subscription.subscribeSoon();
      }
    } else {
      throw new IllegalArgumentException("Not told by a portfolio: " + update);
    }
    return restWhenOverflowed();
  }

  private void onSnapshot(Snapshot snapshot) {
    // Else a late answer to a subscription that was sent twice.
    if (subscription.isAwaiting()) {
      subscription.follow(snapshot.source());
      client.stands(snapshot.portfolio());
    }
  }

  private Behavior<StreamCommand> onTurn(StreamCommand.Turn turn) {
    if (subscription.isSilent() && !client.isOverflowed()) {
      subscription.subscribeSoon();
    }
    client.value(turn.prices());
    client.signOfLife();
    return restWhenOverflowed();
  }

  private Behavior<StreamCommand> onPageRead(StreamCommand.PageRead read) {
    client.pageRead(read);
    return restWhenOverflowed();
  }

  private Behavior<StreamCommand> onReadAgain(StreamCommand.ReadAgain due) {
    client.readAgain(due);
    return this;
  }

  private Behavior<StreamCommand> onNote(StreamCommand.Note told) {
    client.note(told.frame());
    return restWhenOverflowed();
  }

  private Behavior<StreamCommand> onProbe() {
    client.probe();
    return this;
  }

  /** Ends in order, as akka-http takes a failing response for an error to be logged. */
  private Behavior<StreamCommand> onClientGone() {
    timers.startSingleTimer(StreamCommand.TooLate.TO_LEAVE, FAREWELL_PATIENCE);
    client.abandon();
    return this;
  }

  private Behavior<StreamCommand> onGiveWay() {
    timers.startSingleTimer(StreamCommand.TooLate.TO_LEAVE, FAREWELL_PATIENCE);
    return end(EventFrames.GIVE_WAY);
  }

  /** There is nothing to subscribe for until the client reads again. */
  private Behavior<StreamCommand> restWhenOverflowed() {
    if (client.isOverflowed()) {
      subscription.rest();
    }
    return this;
  }

  private Behavior<StreamCommand> subscribe() {
    subscription.subscribe(client.sequence());
    return this;
  }

  private Behavior<StreamCommand> awaitExpiry() {
    Duration left = Duration.between(Instant.now(), expires);
    if (left.isNegative() || left.isZero()) {
      return end(EventFrames.EXPIRED);
    }
    timers.startSingleTimer(
        StreamCommand.Expired.INSTANCE, left.compareTo(LONGEST_TIMER) < 0 ? left : LONGEST_TIMER);
    return this;
  }

  private Behavior<StreamCommand> end(ByteString farewell) {
    client.close(farewell);
    return this;
  }

  private Behavior<StreamCommand> onTerminated(Terminated terminated) {
    if (!subscription.endedWith(terminated.getRef())) {
      client.disconnected();
      return Behaviors.stopped();
    }
    if (!client.isOverflowed()) {
      subscription.subscribeSoon();
    }
    return this;
  }

  private Behavior<StreamCommand> leave() {
    subscription.leave();
    client.abandon();
    return this;
  }
}
