package com.stockafolio.engine;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.serving.Ledger;
import java.time.Duration;
import java.util.BitSet;

/**
 * Asks every ledger of the cluster again and again whether it serves, which also starts those that
 * do not run, and counts the ones that answered lately.
 */
final class LedgerRollCall extends AbstractBehavior<Ledger.Pong> {
  private static final Handlers<LedgerRollCall, Ledger.Pong> HANDLERS =
      Handlers.of(LedgerRollCall.class, Ledger.Pong.class)
          .on(Ledger.Pong.class, LedgerRollCall::heard)
          .build();

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final long LATELY_NANOS = Duration.ofMillis(2_500).toNanos();
  private static final Ledger.Pong ASK = new Ledger.Pong(-1);

  private final Ledgers.Router ledgers;
  private final EngineMetrics metrics;
  private final long[] answeredNanos;

  /** Ledgers that have answered lately, as of the last question; who answers is added at once. */
  private final BitSet serving = new BitSet();

  /** The number of them: to count them anew at each answer would be quadratic. */
  private int servingCount;

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
  }

  @Override
  public Receive<Ledger.Pong> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Ledger.Pong> heard(Ledger.Pong pong) {
    if (pong.ledger() < 0) {
      forgetSilent(System.nanoTime());
      askAll();
    } else if (pong.ledger() < answeredNanos.length) {
      answeredNanos[pong.ledger()] = System.nanoTime();
      if (!serving.get(pong.ledger())) {
        serving.set(pong.ledger());
        servingCount++;
      }
    }
    metrics.ledgersServing.set(servingCount);
    return this;
  }

  private void forgetSilent(long now) {
    for (int ledger = serving.nextSetBit(0); ledger >= 0; ledger = serving.nextSetBit(ledger + 1)) {
      if (now - answeredNanos[ledger] >= LATELY_NANOS) {
        serving.clear(ledger);
        servingCount--;
      }
    }
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
