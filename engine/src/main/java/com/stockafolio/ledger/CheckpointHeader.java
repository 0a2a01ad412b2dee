package com.stockafolio.ledger;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketList;
import java.util.List;

/**
 * What a checkpoint holds besides portfolios.
 *
 * @param source the ledger's source; null where it has journaled nothing
 * @param covered last journaled record
 * @param settled offset up to which no rejection is needed again; -1 for none
 * @param rejections the rejections kept, in order of their offsets
 * @param market what the market did, whether the portfolios have met it or not
 */
public record CheckpointHeader(
    SourceId source,
    LastRecord covered,
    long settled,
    List<LedgerRejection> rejections,
    LedgerMarket market) {
  /** That of a ledger for which the market did nothing. */
  public CheckpointHeader(
      SourceId source, LastRecord covered, long settled, List<LedgerRejection> rejections) {
    this(source, covered, settled, rejections, LedgerMarket.empty(MarketList.empty()));
  }

  public CheckpointHeader {
    rejections = List.copyOf(rejections);
  }
}
