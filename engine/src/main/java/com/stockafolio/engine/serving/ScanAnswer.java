package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.market.ListHash;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;

/** Answers to a scan of all portfolios of a ledger, captured at one moment. */
public sealed interface ScanAnswer {
  /**
   * Some of the portfolios.
   *
   * @param source the ledger's source; null where it has journaled nothing
   * @param covered last journaled offset at the moment of the capture; -1 for none
   * @param marketNumber the number of the market's list that all of them have met; 0 for none
   * @param marketHash what that list is known by
   * @param portfolios some, or none
   * @param reader whom to ask for the next page
   * @param last whether this page ends the scan
   */
  record Page(
      SourceId source,
      long covered,
      int marketNumber,
      ListHash marketHash,
      List<Portfolio> portfolios,
      ActorRef<PortfolioScan.Next> reader,
      boolean last)
      implements ScanAnswer {
    /** Where the market did nothing. */
    public Page(
        SourceId source,
        long covered,
        List<Portfolio> portfolios,
        ActorRef<PortfolioScan.Next> reader,
        boolean last) {
      this(source, covered, 0, MarketList.empty().hash(), portfolios, reader, last);
    }
  }
}
