package com.stockafolio.engine;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.time.Duration;
import java.util.Arrays;

/**
 * Asks every ledger of the cluster again and again whether it serves, which also starts those that
 * do not run, and counts the ones that answered lately.
 */
final class LedgerRollCall extends AbstractBehavior<Ledger.Pong> {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final long LATELY_NANOS = Duration.ofMillis(2_500).toNanos();
  private static final Ledger.Pong ASK = new Ledger.Pong(-1);

  private final Ledgers.Router ledgers;
  private final EngineMetrics metrics;
  private final long[] answeredNanos;

  static Behavior<Ledger.Pong> create(int count, Ledgers.Router ledgers, EngineMetrics metrics) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(ASK, Duration.ZERO, EVERY);
                  return new LedgerRollCall(context, count, ledgers, metrics);
                }));
  }

  private LedgerRollCall(
      ActorContext<Ledger.Pong> context, int count, Ledgers.Router ledgers, EngineMetrics metrics) {
    super(context);
    this.ledgers = ledgers;
    this.metrics = metrics;
    this.answeredNanos = new long[count];
    Arrays.fill(answeredNanos, System.nanoTime() - 2 * LATELY_NANOS);
  }

  @Override
  public Receive<Ledger.Pong> createReceive() {
    return newReceiveBuilder().onMessage(Ledger.Pong.class, this::heard).build();
  }

  private Behavior<Ledger.Pong> heard(Ledger.Pong pong) {
    if (pong.ledger() < 0) {
      askAll();
    } else if (pong.ledger() < answeredNanos.length) {
      answeredNanos[pong.ledger()] = System.nanoTime();
    }
    long now = System.nanoTime();
    metrics.ledgersServing.set(
        (int) Arrays.stream(answeredNanos).filter(at -> now - at < LATELY_NANOS).count());
    return this;
  }

  /** Not while the node leaves: sharding waits for questions that have no ledger to go to. */
  private void askAll() {
    if (CoordinatedShutdown.get(getContext().getSystem()).getShutdownReason().isPresent()) {
      return;
    }
    ActorRef<Ledger.Pong> self = getContext().getSelf();
    for (int ledger = 0; ledger < answeredNanos.length; ledger++) {
      ledgers.tell(ledger, new Ledger.Ping(self));
    }
  }
}
