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
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.engine.serving.PortfolioUpdate.AtSequence;
import com.stockafolio.engine.serving.PortfolioUpdate.Resumed;
import com.stockafolio.engine.serving.PortfolioUpdate.Snapshot;
import com.stockafolio.engine.serving.PortfolioUpdate.TradeBooked;
import com.stockafolio.engine.serving.TradeHistory;
import com.stockafolio.engine.trace.TradeWritten;
import com.stockafolio.http.portfolio.DayStarts;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * One client's stream of one portfolio. Messages from the portfolio's actor, which may live on
 * another node, get lost, and the actor moves with its ledger; so the stream keeps up a copy of the
 * portfolio, and where a trade is missing, the source is silent or gone, it subscribes again from
 * there. What its client is told is {@link ClientView}'s to say.
 */
public final class PortfolioStream extends AbstractBehavior<PortfolioStream.Command> {
  /** What a stream takes; each says itself what is done about it. */
  sealed interface Command {
    Behavior<Command> on(PortfolioStream stream);
  }

  /** The response has begun to flow: its end, which takes one frame at a time. */
  record Connected(ActorRef<ByteString> client) implements Command {
    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onConnected(client);
    }
  }

  /** The client has taken the last frame. */
  enum Drained implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.proceed(stream.client.drained());
    }
  }

  /** The node leaves: end the stream in order. */
  enum GoAway implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.end(EventFrames.GO_AWAY);
    }
  }

  /** A newer stream needs the place: end this one soon, in order if its client listens. */
  enum GiveWay implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onGiveWay();
    }
  }

  /** The client has closed its side of the connection. */
  enum ClientGone implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onClientGone();
    }
  }

  /** It is the user's turn to hear what the portfolio is worth, if that is due. */
  record Turn(Prices prices) implements Command {
    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onTurn(prices);
    }
  }

  /** Something to be told that has no place in the order of trades. */
  record Note(ByteString frame) implements Command {
    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onNote(frame);
    }
  }

  private record Told(PortfolioUpdate update) implements Command {
    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onTold(update);
    }
  }

  /**
   * A page of the history was read.
   *
   * @param replay whose question it was
   * @param end the sequence that it ends with
   * @param page null where it is not there, or could not be read
   */
  record PageRead(int replay, long end, Portfolio page) implements Command {
    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onPageRead(this);
    }
  }

  /** A page that was not there is to be asked for again. */
  record ReadAgain(int replay, long end) implements Command {
    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onReadAgain(this);
    }
  }

  /** The subscription is due, or went unanswered. */
  enum Subscribe implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.subscribe();
    }
  }

  /** Writes a sign of life, by which a client that is gone is noticed. */
  enum Probe implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.onProbe();
    }
  }

  /** The response did not begin in time, or the client does not take the farewell. */
  private enum TooLate implements Command {
    TO_CONNECT,
    TO_LEAVE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return Behaviors.stopped();
    }
  }

  private enum Expired implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(PortfolioStream stream) {
      return stream.awaitExpiry();
    }
  }

  /**
   * What all streams of a node share.
   *
   * @param starts what users' profits of the day are counted from
   * @param answerTimeout how long a subscription may go unanswered before it is sent again
   */
  public record Shared(
      Ledgers ledgers,
      TradeHistory history,
      EventFrames frames,
      DayStarts starts,
      StreamSettings settings,
      Duration answerTimeout) {}

  /**
   * What its client has asked for.
   *
   * @param from where the stream is to begin
   * @param changesOnly whether valuations carry only the positions that have changed
   * @param expires when the stream ends; {@link Instant#MAX} for never
   */
  record Terms(ResumePoint from, boolean changesOnly, Instant expires) {}

  /** How long a stream waits for its response to begin. */
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  /** How long a stream that gives way waits for its client to take what is before the farewell. */
  private static final Duration FAREWELL_PATIENCE = Duration.ofSeconds(1);

  /** The scheduler takes no longer times. */
  private static final Duration LONGEST_TIMER = Duration.ofDays(100);

  private final TimerScheduler<Command> timers;
  private final PortfolioSubscription subscription;
  private final ClientView client;
  private final Instant expires;

  /**
   * A stream that waits for its client.
   *
   * @param valuation shared by all streams of the user
   */
  static Behavior<Command> create(
      Shared shared, UserId user, UserValuation valuation, Terms terms) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new PortfolioStream(context, timers, shared, user, valuation, terms)));
  }

  private PortfolioStream(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Shared shared,
      UserId user,
      UserValuation valuation,
      Terms terms) {
    super(context);
    this.timers = timers;
    this.expires = terms.expires;
    ActorRef<PortfolioUpdate> watcher = context.messageAdapter(PortfolioUpdate.class, Told::new);
    this.subscription = new PortfolioSubscription(context, timers, shared, user, watcher);
    this.client =
        new ClientView(
            shared,
            new Replay(context, timers, shared, user),
            valuation,
            terms.from,
            terms.changesOnly);
    timers.startSingleTimer(TooLate.TO_CONNECT, CONNECT_PATIENCE);
    awaitExpiry();
    subscribe();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Command.class, message -> message.on(this))
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PostStop.class, stop -> leave())
        .build();
  }

  private Behavior<Command> onConnected(ActorRef<ByteString> sink) {
    timers.cancel(TooLate.TO_CONNECT);
    getContext().watch(sink);
    return proceed(client.connect(sink));
  }

  /** Goes on when the client has taken something. */
  private Behavior<Command> proceed(boolean lacking) {
    return lacking ? subscribe() : restWhenOverflowed();
  }

  private Behavior<Command> onTold(PortfolioUpdate update) {
    subscription.heard();
    if (client.isOverflowed()) {
      return this; // The snapshot that follows the reset will hold it.
    }
    if (update instanceof TradeBooked booked) {
      if (client.booked(booked)) {
        TradeWritten.commit(booked.trade().tradeId());
      } else {
        subscription.subscribeSoon();
      }
    } else if (update instanceof Snapshot snapshot) {
      onSnapshot(snapshot);
    } else if (update instanceof Resumed resumed) {
      // A trade of the earlier source may have come since; trades told again are dropped.
      if (subscription.isAwaiting() && resumed.sequence() <= client.sequence()) {
        subscription.follow(resumed.source());
      }
    } else if (update instanceof AtSequence at && client.sequence() != ResumePoint.NOTHING) {
      if (at.sequence() != client.sequence()) {
        subscription.subscribeSoon();
      }
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

  private Behavior<Command> onTurn(Prices prices) {
    if (subscription.isSilent() && !client.isOverflowed()) {
      subscription.subscribeSoon();
    }
    client.value(prices);
    client.signOfLife();
    return restWhenOverflowed();
  }

  private Behavior<Command> onPageRead(PageRead read) {
    client.pageRead(read);
    return restWhenOverflowed();
  }

  private Behavior<Command> onReadAgain(ReadAgain due) {
    client.readAgain(due);
    return this;
  }

  private Behavior<Command> onNote(ByteString frame) {
    client.note(frame);
    return restWhenOverflowed();
  }

  private Behavior<Command> onProbe() {
    client.probe();
    return this;
  }

  /** Ends in order, as akka-http takes a failing response for an error to be logged. */
  private Behavior<Command> onClientGone() {
    timers.startSingleTimer(TooLate.TO_LEAVE, FAREWELL_PATIENCE);
    client.abandon();
    return this;
  }

  private Behavior<Command> onGiveWay() {
    timers.startSingleTimer(TooLate.TO_LEAVE, FAREWELL_PATIENCE);
    return end(EventFrames.GIVE_WAY);
  }

  /** There is nothing to subscribe for until the client reads again. */
  private Behavior<Command> restWhenOverflowed() {
    if (client.isOverflowed()) {
      subscription.rest();
    }
    return this;
  }

  private Behavior<Command> subscribe() {
    subscription.subscribe(client.sequence());
    return this;
  }

  private Behavior<Command> awaitExpiry() {
    Duration left = Duration.between(Instant.now(), expires);
    if (left.isNegative() || left.isZero()) {
      return end(EventFrames.EXPIRED);
    }
    timers.startSingleTimer(
        Expired.INSTANCE, left.compareTo(LONGEST_TIMER) < 0 ? left : LONGEST_TIMER);
    return this;
  }

  private Behavior<Command> end(ByteString farewell) {
    client.close(farewell);
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    if (!subscription.endedWith(terminated.getRef())) {
      client.disconnected();
      return Behaviors.stopped();
    }
    if (!client.isOverflowed()) {
      subscription.subscribeSoon();
    }
    return this;
  }

  private Behavior<Command> leave() {
    subscription.leave();
    client.abandon();
    return this;
  }
}
