package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;

/** What a watcher of a portfolio is told. Only journaled entries are ever shown. */
public sealed interface PortfolioUpdate {
  /**
   * The portfolio as it stands: the first answer to a watcher without a sequence, or with one that
   * cannot be resumed from.
   *
   * @param source the actor that tells: to be watched, and told when the watcher leaves
   */
  record Snapshot(Portfolio portfolio, ActorRef<PortfolioActor.Unwatch> source)
      implements PortfolioUpdate {}

  /**
   * The watcher's sequence is known; the entries after it, if any, follow.
   *
   * @param sequence the sequence that the watcher named
   */
  record Resumed(long sequence, ActorRef<PortfolioActor.Unwatch> source)
      implements PortfolioUpdate {}

  /** An entry was booked. */
  record EntryBooked(EntryOutcome outcome) implements PortfolioUpdate {}

  /** The sequence as it stands, told every few seconds so that a lost update is noticed. */
  record AtSequence(long sequence) implements PortfolioUpdate {}
}
