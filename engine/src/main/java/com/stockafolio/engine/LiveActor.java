package com.stockafolio.engine;

import akka.actor.typed.ActorRef;
import com.stockafolio.portfolio.UserId;

/**
 * A running portfolio actor as its ledger knows it. What changes with each trade is a number and
 * not a reference: those that are kept grow old, and a collector looks at each old object that was
 * given a new reference.
 */
final class LiveActor {
  private static final int NONE = 0;

  final UserId user;
  final ActorRef<PortfolioActor.Command> ref;

  /** The number of the unjournaled commit that has asked it for decisions; 0 for none. */
  private long commit = NONE;

  /** Watches forwarded to it that it has not reported as over; it reports when all are. */
  int watches;

  /** The ledger's sweep count when it was last needed. */
  int lastNeeded;

  /** Whether it was needed since the ledger last looked whether it may stop. */
  boolean needed;

  LiveActor(UserId user, ActorRef<PortfolioActor.Command> ref) {
    this.user = user;
    this.ref = ref;
  }

  /** The commit of the number, above 0, asks it for a decision. */
  void asked(long number) {
    commit = number;
  }

  /**
   * What the commit of the number asked for is journaled. An actor that nobody watches finds out
   * when next needed.
   */
  void journaled(long number) {
    if (commit == number) {
      commit = NONE;
      if (watches > 0) {
        ref.tell(PortfolioActor.Journaled.INSTANCE);
      }
    }
  }

  /** Whether it may stop: nothing undecided or unjournaled, and nobody watching. */
  boolean isIdle() {
    return commit == NONE && watches == 0;
  }
}
