package com.stockafolio.engine.cluster;

import akka.actor.Address;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Down;
import akka.cluster.typed.Subscribe;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Takes unreachable nodes out of the cluster whose ports refuse connections: nobody has to wait for
 * what is dead. All others are left to the split-brain resolver, and so is everything where this
 * node stands among the fewer: there others decide.
 */
public final class Downing extends AbstractBehavior<Downing.Command> {
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final Cluster cluster;

  /** What it is told. */
  public sealed interface Command {}

  private record Unreachable() implements Command {}

  private enum Look implements Command {
    INSTANCE
  }

  private record Tried(Address node, boolean refused) implements Command {}

  /** Runs for as long as its node. */
  public static Behavior<Command> create() {
    return Behaviors.setup(context -> Behaviors.withTimers(timers -> new Downing(context, timers)));
  }

  private Downing(ActorContext<Command> context, TimerScheduler<Command> timers) {
    super(context);
    context.setLoggerName(Downing.class);
    cluster = Cluster.get(context.getSystem());
    cluster
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(UnreachableMember.class, event -> new Unreachable()),
                UnreachableMember.class));
    timers.startTimerWithFixedDelay(Look.INSTANCE, AGAIN);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Unreachable.class, event -> look())
        .onMessageEquals(Look.INSTANCE, this::look)
        .onMessage(Tried.class, this::tried)
        .build();
  }

  private Behavior<Command> look() {
    for (Member member : cluster.state().getUnreachable()) {
      getContext()
          .pipeToSelf(
              NodePort.refuses(member.address()),
              (refused, failure) -> new Tried(member.address(), Boolean.TRUE.equals(refused)));
    }
    return this;
  }

  private Behavior<Command> tried(Tried tried) {
    CurrentClusterState state = cluster.state();
    boolean isStillAway =
        state.getUnreachable().stream()
            .anyMatch(member -> member.address().equals(tried.node()) && !isDown(member));
    if (tried.refused() && isStillAway && Majority.has(all(state), away(state))) {
      getContext()
          .getLog()
          .warn("{} has ended: its port refuses connections. It is downed.", tried.node());
      cluster.manager().tell(new Down(tried.node()));
    }
    return this;
  }

  private static boolean isDown(Member member) {
    return member.status().equals(MemberStatus.down());
  }

  private static Set<Address> all(CurrentClusterState state) {
    Set<Address> all = new HashSet<>(away(state));
    StreamSupport.stream(state.getMembers().spliterator(), false)
        .map(Member::address)
        .forEach(all::add);
    return all;
  }

  private static Set<Address> away(CurrentClusterState state) {
    Set<Address> away = new HashSet<>();
    state.getUnreachable().forEach(member -> away.add(member.address()));
    return away;
  }
}
