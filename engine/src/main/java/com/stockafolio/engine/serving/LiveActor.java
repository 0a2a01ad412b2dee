package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import com.stockafolio.transaction.UserId;

/** A running portfolio actor as its ledger knows it. */
final class LiveActor {
  final UserId user;
  ActorRef<PortfolioActor.Command> ref;

  /** Watches forwarded to it that it has not reported as over; it reports when all are. */
  int watches;

  /** Whether it runs whether anybody needs it or not. */
  boolean kept;

  /** The ledger's sweep count when it was last needed. */
  int lastNeeded;

  LiveActor(UserId user) {
    this.user = user;
  }

  /** Whether it may be stopped: nobody is watching. */
  boolean isIdle() {
    return watches == 0 && !kept;
  }
}
