package com.stockafolio.engine.serving;

import akka.actor.typed.ActorSystem;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reads the portfolios that ledgers without a journal begin with, from the close of a day. Found by
 * {@link java.util.ServiceLoader}.
 */
public interface ClosingImport {
  /**
   * A ledger as it was closed.
   *
   * @param source the source that its trades came from
   * @param covered last offset of the source whose record it had booked or refused
   * @param market what the market had done, which all portfolios have met
   */
  record Imported(SourceId source, long covered, LedgerMarket market, List<Portfolio> portfolios) {
    /** Where the market had done nothing. */
    public Imported(SourceId source, long covered, List<Portfolio> portfolios) {
      this(source, covered, LedgerMarket.empty(MarketList.empty()), portfolios);
    }
  }

  /**
   * Reads one ledger of the newest close.
   *
   * @param prefix what the names of the closes begin with
   * @param ledgers the number of ledgers; fails where the close has another
   * @return empty where there is no close, or the ledger had booked nothing
   */
  CompletionStage<Optional<Imported>> load(
      ActorSystem<?> system, Instruments instruments, String prefix, int ledger, int ledgers);
}
