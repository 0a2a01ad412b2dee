package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Position;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.Totals;

/** What a watcher of a portfolio is told. Only journaled trades are ever shown. */
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
   * The watcher's sequence is known; the trades after it, if any, follow.
   *
   * @param sequence the sequence that the watcher named
   */
  record Resumed(long sequence, ActorRef<PortfolioActor.Unwatch> source)
      implements PortfolioUpdate {}

  /** A trade was booked: the trade, its position afterwards (also flat), the totals afterwards. */
  record TradeBooked(RecentTrade trade, Position position, Totals totals)
      implements PortfolioUpdate {}

  /** The sequence as it stands, told every few seconds so that a lost update is noticed. */
  record AtSequence(long sequence) implements PortfolioUpdate {}
}
