package com.stockafolio.http.events;

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
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.failure.BackOff;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
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
 * tell what the portfolio is worth, to give a sign of life and to notice its silence, each user at
 * a moment of their own, so that thousands of clients are not served all at once.
 */
public final class EventStreams extends AbstractBehavior<EventStreams.Command> {
  /** What is asked of the streams as a whole. */
  public sealed interface Command {}

  /**
   * Asks for a stream.
   *
   * @param address the client's address, as the limit counts it
   */
  record Open(
      StreamRoster.Holder holder,
      String address,
      PortfolioStream.Terms terms,
      ActorRef<Admission> replyTo)
      implements Command {}

  /** Trades were not booked: whose streams are open here, is told. */
  record Rejected(List<RejectedTrade> trades) implements Command {}

  /** The next users are to be told what their portfolios are worth. */
  private enum NextTurn implements Command {
    INSTANCE
  }

  /** Ends all streams with a {@code goaway}, and admits none from now on. */
  public record GoAway(ActorRef<Done> replyTo) implements Command {}

  /** The answer to {@link Open}. */
  sealed interface Admission {}

  /** The stream waits for its client to be connected. */
  record Admitted(ActorRef<StreamCommand> stream) implements Admission {}

  /**
   * As many streams of the address are open as may be, none of them the asking one's.
   *
   * @param limit streams allowed
   */
  record LimitReached(int limit) implements Admission {}

  /** The node is about to leave. */
  enum Leaving implements Admission {
    INSTANCE
  }

  /** One user's streams on this node. */
  private record OfUser(UserValuation valuation, Set<ActorRef<StreamCommand>> streams) {
    void tell(StreamCommand message) {
      streams.forEach(stream -> stream.tell(message));
    }
  }

  /**
   * Moments of an interval over which users are spread: few enough that a moment's streams wake
   * threads and sockets once for many of them, enough that nobody waits long for the others.
   */
  private static final int MOMENTS = 20;

  private static final BackOff RESTART = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private static final Handlers<EventStreams, Command> HANDLERS =
      Handlers.of(EventStreams.class, Command.class)
          .on(Open.class, EventStreams::onOpen)
          .on(NextTurn.class, (self, due) -> self.onTurn())
          .on(Rejected.class, EventStreams::onRejected)
          .on(GoAway.class, EventStreams::onGoAway)
          .onSignal(Terminated.class, EventStreams::onTerminated)
          .build();

  private final StreamSources shared;
  private final AtomicInteger open;
  private final StreamRoster<ActorRef<StreamCommand>> roster;

  /** Also those that give way and have not ended yet. */
  private final Map<ActorRef<StreamCommand>, UserId> users = new HashMap<>();

  private final Map<UserId, OfUser> byUser = new HashMap<>();

  /** The same by the moment at which they are told the value. */
  private final List<Map<UserId, OfUser>> byMoment = new ArrayList<>();

  private int moment;

  /** Whose streams were probed in this round of moments: once is enough. */
  private final Set<StreamRoster.Holder> probed = new HashSet<>();

  private final List<ActorRef<Done>> waitingForTheLast = new ArrayList<>();
  private boolean leaving;

  /**
   * No streams yet. A failure ends all streams, which are its children, and begins anew with none;
   * their clients come back.
   *
   * @param open where the number of open streams is kept for others to read
   */
  public static Behavior<Command> create(StreamSources shared, AtomicInteger open) {
    return Restarting.after(
        RESTART,
        Behaviors.setup(
            context ->
                Behaviors.withTimers(timers -> new EventStreams(context, timers, shared, open))));
  }

  private EventStreams(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      StreamSources shared,
      AtomicInteger open) {
    super(context);
    this.shared = shared;
    this.open = open;
    open.set(0);
    this.roster = new StreamRoster<>(shared.settings().perUser(), shared.settings().perAddress());
    for (int i = 0; i < MOMENTS; i++) {
      byMoment.add(new HashMap<>());
    }
    timers.startTimerAtFixedRate(
        NextTurn.INSTANCE, shared.settings().turnInterval().dividedBy(MOMENTS));
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> onOpen(Open ask) {
    ask.replyTo.tell(admit(ask));
    return this;
  }

  private Admission admit(Open ask) {
    if (leaving) {
      return Leaving.INSTANCE;
    }
    var verdict = roster.ask(ask.holder, ask.address);
    if (verdict instanceof StreamRoster.Verdict.Full) {
      probe(ask);
      return new LimitReached(shared.settings().perAddress());
    }
    if (verdict instanceof StreamRoster.Verdict.InPlaceOf<ActorRef<StreamCommand>> replaced) {
      roster.remove(replaced.oldest());
      replaced.oldest().tell(StreamCommand.GiveWay.INSTANCE);
      probe(ask);
    }
    UserId user = ask.holder.user();
    OfUser others = byUser.get(user);
    OfUser ofUser = others == null ? newUser(user) : others;
    ActorRef<StreamCommand> stream =
        getContext()
            .spawnAnonymous(
                PortfolioStream.create(shared, user, ofUser.valuation, ask.terms),
                DispatcherSelector.sameAsParent());
    getContext().watch(stream);
    roster.add(stream, ask.holder, ask.address);
    users.put(stream, user);
    ofUser.streams.add(stream);
    open.set(users.size());
    return new Admitted(stream);
  }

  /** Has those who are gone without a word noticed soon, so that they leave room for the living. */
  private void probe(Open ask) {
    if (probed.add(ask.holder)) {
      roster
          .beside(ask.holder, ask.address)
          .forEach(stream -> stream.tell(StreamCommand.Probe.INSTANCE));
    }
  }

  private OfUser newUser(UserId user) {
    DayStartOfUser day = new DayStartOfUser(shared.starts());
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
    if (moment == 0) {
      probed.clear();
    }
    if (!theirs.isEmpty()) {
      // The same prices for all streams of a user, so that their value is written once.
      StreamCommand turn = new StreamCommand.Turn(shared.frames().prices());
      theirs.values().forEach(ofUser -> ofUser.tell(turn));
    }
    return this;
  }

  private Behavior<Command> onRejected(Rejected told) {
    for (RejectedTrade trade : told.trades) {
      OfUser ofUser = byUser.get(trade.user());
      if (ofUser != null) {
        ofUser.tell(new StreamCommand.Note(trade.frame()));
      }
    }
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    ActorRef<StreamCommand> stream = terminated.getRef().unsafeUpcast();
    UserId user = users.remove(stream);
    if (user != null) {
      leave(user, stream);
    }
    answerWhenEmpty();
    return this;
  }

  private void leave(UserId user, ActorRef<StreamCommand> stream) {
    roster.remove(stream);
    OfUser ofUser = byUser.get(user);
    ofUser.streams.remove(stream);
    if (ofUser.streams.isEmpty()) {
      byUser.remove(user);
      momentOf(user).remove(user);
    }
    open.set(users.size());
  }

  private Behavior<Command> onGoAway(GoAway ask) {
    leaving = true;
    users.keySet().forEach(stream -> stream.tell(StreamCommand.GoAway.INSTANCE));
    waitingForTheLast.add(ask.replyTo);
    answerWhenEmpty();
    return this;
  }

  private void answerWhenEmpty() {
    if (leaving && users.isEmpty()) {
      waitingForTheLast.forEach(waiting -> waiting.tell(Done.getInstance()));
      waitingForTheLast.clear();
    }
  }
}
