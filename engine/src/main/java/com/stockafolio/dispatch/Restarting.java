package com.stockafolio.dispatch;

import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import com.stockafolio.failure.BackOff;

/** Actors that begin anew after a failure that they did not foresee. */
public final class Restarting {
  /** Those that failed together do not begin together. */
  private static final double JITTER = 0.2;

  private Restarting() {}

  /** The behaviour, which begins anew after a wait whenever it fails; its children end with it. */
  public static <M> Behavior<M> after(BackOff wait, Behavior<M> behavior) {
    return Behaviors.supervise(behavior)
        .onFailure(SupervisorStrategy.restartWithBackoff(wait.first(), wait.longest(), JITTER));
  }
}
