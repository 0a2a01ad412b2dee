package com.stockafolio.ledger;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import java.util.List;

/**
 * What a ledger's journal holds, one in each row: what was decided of its source in the offsets
 * after {@link #from} up to and including {@link #to}. A market record has a row of its own, so
 * that a row is decided by one list of the market.
 */
public sealed interface LedgerEvent permits EntriesBooked, MarketTaken {
  /** The partition whose offsets these are. */
  SourceId source();

  /** Offset up to which the ledger was accepted before; exclusive, -1 for none. */
  long from();

  /** Last offset decided by this event; greater than {@link #from}. */
  long to();

  /** Fingerprint of the record at {@link #to}. */
  int print();

  /** Offset up to which the consumer needs no rejection again; -1 for none. */
  long settled();

  /** The refused records in order of their offsets. */
  List<LedgerRejection> rejections();

  /** Whether the record that lay at an offset of its range when it was decided may be this one. */
  boolean mayHold(LastRecord record);
}
