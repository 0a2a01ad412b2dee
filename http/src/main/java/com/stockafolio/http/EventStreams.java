package com.stockafolio.http;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.portfolio.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All event streams of this node: admits them within the limits per user and per address, counts
 * them, and ends them when the node leaves. Its one timer gives every user's streams their turn to
 * tell what the portfolio is worth and to notice its silence, each user at a moment of their own,
 * so that thousands of clients are not served all at once.
 */
final class EventStreams extends AbstractBehavior<EventStreams.Command> {
  /** What is asked of the streams as a whole. */
  sealed interface Command {}

  /**
   * Asks for a stream.
   *
   * @param address the client's address, as the limit counts it
   * @param expires when the stream ends by itself; {@link Instant#MAX} for never
   */
  record Open(
      UserId user, String address, ResumePoint from, Instant expires, ActorRef<Admission> replyTo)
      implements Command {}

  /** Trades were not booked: whose streams are open here, is told. */
  record Rejected(List<RejectedTrade> trades) implements Command {}

  /** The next users are to be told what their portfolios are worth. */
  private enum NextTurn implements Command {
    INSTANCE
  }

  /** Ends all streams with a {@code goaway}, and admits none from now on. */
  record GoAway(ActorRef<Done> replyTo) implements Command {}

  /** The answer to {@link Open}. */
  sealed interface Admission {}

  /** The stream waits for its client to be connected. */
  record Admitted(ActorRef<PortfolioStream.Command> stream) implements Admission {}

  /**
   * A limit is reached.
   *
   * @param whose what the limit is counted by: "user" or "address"
   * @param limit streams allowed
   */
  record LimitReached(String whose, int limit) implements Admission {}

  /** The node is about to leave. */
  enum Leaving implements Admission {
    INSTANCE
  }

  private record Owner(UserId user, String address) {}

  /** One user's streams on this node. */
  private record OfUser(UserValuation valuation, Set<ActorRef<PortfolioStream.Command>> streams) {
    void tell(PortfolioStream.Command message) {
      streams.forEach(stream -> stream.tell(message));
    }
  }

  /**
   * Moments of an interval over which users are spread: few enough that a moment's streams wake
   * threads and sockets once for many of them, enough that nobody waits long for the others.
   */
  private static final int MOMENTS = 20;

  private final PortfolioStream.Shared shared;
  private final AtomicInteger open;
  private final Map<ActorRef<PortfolioStream.Command>, Owner> owners = new HashMap<>();
  private final Map<UserId, OfUser> byUser = new HashMap<>();

  /** The same by the moment at which they are told the value. */
  private final List<Map<UserId, OfUser>> byMoment = new ArrayList<>();

  private int moment;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final List<ActorRef<Done>> waitingForTheLast = new ArrayList<>();
  private boolean leaving;

  /**
   * No streams yet.
   *
   * @param open where the number of open streams is kept for others to read
   */
  static Behavior<Command> create(PortfolioStream.Shared shared, AtomicInteger open) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new EventStreams(context, timers, shared, open)));
  }

  private EventStreams(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      PortfolioStream.Shared shared,
      AtomicInteger open) {
    super(context);
    this.shared = shared;
    this.open = open;
    for (int i = 0; i < MOMENTS; i++) {
      byMoment.add(new HashMap<>());
    }
    timers.startTimerAtFixedRate(
        NextTurn.INSTANCE, shared.settings().turnInterval().dividedBy(MOMENTS));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Open.class, this::onOpen)
        .onMessageEquals(NextTurn.INSTANCE, this::onTurn)
        .onMessage(Rejected.class, this::onRejected)
        .onMessage(GoAway.class, this::onGoAway)
        .onSignal(Terminated.class, this::onTerminated)
        .build();
  }

  private Behavior<Command> onOpen(Open ask) {
    ask.replyTo.tell(admit(ask));
    return this;
  }

  private Admission admit(Open ask) {
    if (leaving) {
      return Leaving.INSTANCE;
    }
    int perUser = shared.settings().perUser();
    OfUser others = byUser.get(ask.user);
    if (others != null && others.streams.size() >= perUser) {
      // A connection that its client has closed is noticed when it is written to. Whoever loads the
      // page often within a heartbeat finds room at the next try.
      others.tell(PortfolioStream.Heartbeat.INSTANCE);
      return new LimitReached("user", perUser);
    }
    int perAddress = shared.settings().perAddress();
    if (byAddress.getOrDefault(ask.address, 0) >= perAddress) {
      return new LimitReached("address", perAddress);
    }
    OfUser ofUser = others == null ? newUser(ask.user) : others;
    ActorRef<PortfolioStream.Command> stream =
        getContext()
            .spawnAnonymous(
                PortfolioStream.create(shared, ask.user, ofUser.valuation, ask.from, ask.expires),
                DispatcherSelector.sameAsParent());
    getContext().watch(stream);
    owners.put(stream, new Owner(ask.user, ask.address));
    ofUser.streams.add(stream);
    byAddress.merge(ask.address, 1, Integer::sum);
    open.set(owners.size());
    return new Admitted(stream);
  }

  private OfUser newUser(UserId user) {
    UserDay day = new UserDay(shared.starts());
    OfUser ofUser = new OfUser(new UserValuation(shared.frames(), day), new HashSet<>());
    byUser.put(user, ofUser);
    momentOf(user).put(user, ofUser);
    return ofUser;
  }

  private Map<UserId, OfUser> momentOf(UserId user) {
    return byMoment.get(Math.floorMod(user.hashCode(), MOMENTS));
  }

  private Behavior<Command> onTurn() {
    Map<UserId, OfUser> theirs = byMoment.get(moment);
    moment = (moment + 1) % MOMENTS;
    if (!theirs.isEmpty()) {
      // The same prices for all streams of a user, so that their value is written once.
      PortfolioStream.Command turn = new PortfolioStream.Turn(shared.frames().prices());
      theirs.values().forEach(ofUser -> ofUser.tell(turn));
    }
    return this;
  }

  private Behavior<Command> onRejected(Rejected told) {
    for (RejectedTrade trade : told.trades) {
      OfUser ofUser = byUser.get(trade.user());
      if (ofUser != null) {
        ofUser.tell(new PortfolioStream.Note(trade.frame()));
      }
    }
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    ActorRef<PortfolioStream.Command> stream = terminated.getRef().unsafeUpcast();
    Owner owner = owners.remove(stream);
    if (owner != null) {
      leave(owner, stream);
    }
    answerWhenEmpty();
    return this;
  }

  private void leave(Owner owner, ActorRef<PortfolioStream.Command> stream) {
    OfUser ofUser = byUser.get(owner.user);
    ofUser.streams.remove(stream);
    if (ofUser.streams.isEmpty()) {
      byUser.remove(owner.user);
      momentOf(owner.user).remove(owner.user);
    }
    byAddress.computeIfPresent(owner.address, (from, count) -> count == 1 ? null : count - 1);
    open.set(owners.size());
  }

  private Behavior<Command> onGoAway(GoAway ask) {
    leaving = true;
    owners.keySet().forEach(stream -> stream.tell(PortfolioStream.GoAway.INSTANCE));
    waitingForTheLast.add(ask.replyTo);
    answerWhenEmpty();
    return this;
  }

  private void answerWhenEmpty() {
    if (leaving && owners.isEmpty()) {
      waitingForTheLast.forEach(waiting -> waiting.tell(Done.getInstance()));
      waitingForTheLast.clear();
    }
  }
}
