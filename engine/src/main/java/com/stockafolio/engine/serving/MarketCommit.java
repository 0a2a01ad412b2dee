package com.stockafolio.engine.serving;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.MarketTaken;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.transaction.RejectionReason;
import java.util.List;

/** What a copy of a market record is to its ledger: the next in its list, or not. */
final class MarketCommit {
  private MarketCommit() {}

  /**
   * The copy that a ledger has cut for a row, undecided.
   *
   * @param from offset up to which is journaled; exclusive
   * @param settled offset up to which the consumer needs no rejection again
   * @param copy the copy; the row covers the offsets up to its own
   */
  record Cut(SourceId source, long from, long settled, MarketCopy copy) {}

  /**
   * Decides by numbers alone: the next one is taken, an earlier one is known, and a later one will
   * come again.
   *
   * @param number the ledger's number
   */
  static MarketTaken decide(int number, Cut cut, LedgerBook book) {
    MarketCopy copy = cut.copy();
    MarketRecord record = copy.record();
    LedgerMarket market = book.market();
    int next = market.number() + 1;
    ListedAction action = record.number() == next ? market.list().listed(record) : null;
    // All ledgers of a source decide alike; the first one tells.
    boolean tells = record.number() > next && number == cut.source().partition();
    return new MarketTaken(
        cut.source(),
        cut.from(),
        copy.offset(),
        RecordPrint.of(copy),
        cut.settled(),
        copy.recordedAtMillis(),
        action,
        tells ? List.of(outOfOrder(copy.offset(), record.number(), next)) : List.of());
  }

  private static LedgerRejection outOfOrder(long offset, int number, int next) {
    return new LedgerRejection(
        offset,
        RejectionReason.OUT_OF_ORDER,
        "number is %d, where %d is the next".formatted(number, next));
  }
}
