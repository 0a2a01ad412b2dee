package com.stockafolio.ledger;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.market.ListedAction;
import java.util.List;

/**
 * A copy of a market record, at {@code to}, has been decided: it is the next in the ledger's list,
 * or it is not, and changes nothing.
 *
 * @param source the partition whose offsets these are
 * @param from offset up to which the ledger was accepted before; exclusive, -1 for none
 * @param to the copy's offset; greater than {@code from}
 * @param print the copy's fingerprint
 * @param settled offset up to which the consumer needs no rejection again; -1 for none
 * @param recordedAtMillis when the copy was appended to the log, in milliseconds since 1970
 * @param action the action in its place; null where the copy was not the next
 * @param rejections the copy's rejection, or none
 */
public record MarketTaken(
    SourceId source,
    long from,
    long to,
    int print,
    long settled,
    long recordedAtMillis,
    ListedAction action,
    List<LedgerRejection> rejections)
    implements LedgerEvent {

  public MarketTaken {
    if (to <= from) {
      throw new IllegalArgumentException("to " + to + " is not after from " + from);
    }
    rejections = List.copyOf(rejections);
  }

  /** It is alone in its row: before it there is no record of this ledger. */
  @Override
  public boolean mayHold(LastRecord record) {
    return record.offset() == to
        ? RecordPrint.same(print, record.print())
        : record.print() == RecordPrint.UNKNOWN;
  }
}
