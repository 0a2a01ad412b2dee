package com.stockafolio.http;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
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
 * them, and ends them when the node leaves.
 */
final class EventStreams extends AbstractBehavior<EventStreams.Command> {
  /** What is asked of the streams as a whole. */
  sealed interface Command {}

  /**
   * Asks for a stream.
   *
   * @param address the client's address, as the limit counts it
   * @param expires when whoever opens it may read no longer
   */
  record Open(
      UserId user,
      String address,
      ResumePoint from,
      Instant expires,
      ActorRef<Admission> replyTo)
      implements Command {}

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

  private final PortfolioStream.Shared shared;
  private final AtomicInteger open;
  private final Map<ActorRef<PortfolioStream.Command>, Owner> owners = new HashMap<>();
  private final Map<UserId, Set<ActorRef<PortfolioStream.Command>>> byUser = new HashMap<>();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final List<ActorRef<Done>> waitingForTheLast = new ArrayList<>();
  private boolean leaving;

  /**
   * No streams yet.
   *
   * @param open where the number of open streams is kept for others to read
   */
  static Behavior<Command> create(PortfolioStream.Shared shared, AtomicInteger open) {
    return Behaviors.setup(context -> new EventStreams(context, shared, open));
  }

  private EventStreams(
      ActorContext<Command> context, PortfolioStream.Shared shared, AtomicInteger open) {
    super(context);
    this.shared = shared;
    this.open = open;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Open.class, this::onOpen)
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
    Set<ActorRef<PortfolioStream.Command>> ofUser = byUser.getOrDefault(ask.user, Set.of());
    if (ofUser.size() >= perUser) {
      // A connection that its client has closed is noticed when it is written to. Whoever loads the
      // page often within a heartbeat finds room at the next try.
      ofUser.forEach(stream -> stream.tell(PortfolioStream.Heartbeat.INSTANCE));
      return new LimitReached("user", perUser);
    }
    int perAddress = shared.settings().perAddress();
    if (byAddress.getOrDefault(ask.address, 0) >= perAddress) {
      return new LimitReached("address", perAddress);
    }
    ActorRef<PortfolioStream.Command> stream =
        getContext().spawnAnonymous(PortfolioStream.create(shared, ask.user, ask.from));
    getContext().watch(stream);
    owners.put(stream, new Owner(ask.user, ask.address));
    byUser.computeIfAbsent(ask.user, user -> new HashSet<>()).add(stream);
    byAddress.merge(ask.address, 1, Integer::sum);
    open.set(owners.size());
    return new Admitted(stream);
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    ActorRef<PortfolioStream.Command> stream = terminated.getRef().unsafeUpcast();
    Owner owner = owners.remove(stream);
    if (owner != null) {
      byUser.get(owner.user).remove(stream);
      byUser.computeIfPresent(owner.user, (user, rest) -> rest.isEmpty() ? null : rest);
      byAddress.computeIfPresent(owner.address, (from, count) -> count == 1 ? null : count - 1);
      open.set(owners.size());
    }
    answerWhenEmpty();
    return this;
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
