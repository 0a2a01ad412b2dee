package com.stockafolio.engine;

import akka.actor.typed.ActorRef;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;

/** Answers to a scan of all portfolios of a ledger, captured at one moment. */
public sealed interface ScanAnswer {
  /**
   * Some of the portfolios.
   *
   * @param reader whom to ask for the next page
   * @param last whether this page ends the scan
   */
  record Page(List<Portfolio> portfolios, ActorRef<PortfolioScan.Next> reader, boolean last)
      implements ScanAnswer {}
}
