package com.stockafolio.engine;

import akka.actor.typed.ActorRef;
import com.stockafolio.portfolio.UserId;

/** A running portfolio actor as its ledger knows it. */
final class LiveActor {
  final UserId user;
  final ActorRef<PortfolioActor.Command> ref;

  /** The commit that has asked it for decisions; null for none. */
  Commit commit;

  /** Watches forwarded to it that it has not reported as over; it reports when all are. */
  int watches;

  /** The ledger's sweep count when it was last needed. */
  int lastNeeded;

  LiveActor(UserId user, ActorRef<PortfolioActor.Command> ref) {
    this.user = user;
    this.ref = ref;
  }

  /** What it decided is journaled. An actor that nobody watches finds out when next needed. */
  void journaled() {
    commit = null;
    if (watches > 0) {
      ref.tell(PortfolioActor.Journaled.INSTANCE);
    }
  }

  /** Whether it may stop: nothing undecided or unjournaled, and nobody watching. */
  boolean isIdle() {
    return commit == null && watches == 0;
  }
}
