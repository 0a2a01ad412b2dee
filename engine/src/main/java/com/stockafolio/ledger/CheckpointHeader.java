package com.stockafolio.ledger;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import java.util.List;

/**
 * What a checkpoint holds besides portfolios.
 *
 * @param source the ledger's source; null where it has journaled nothing
 * @param covered last journaled record
 * @param settled offset up to which no rejection is needed again; -1 for none
 * @param rejections the rejections kept, in order of their offsets
 */
public record CheckpointHeader(
    SourceId source, LastRecord covered, long settled, List<LedgerRejection> rejections) {
  public CheckpointHeader {
    rejections = List.copyOf(rejections);
  }
}
