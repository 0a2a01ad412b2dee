package com.stockafolio.entry;

import com.stockafolio.amount.Money;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/** An entry as its portfolio remembers it: with its number, and what it did. */
public sealed interface RecentEntry permits RecentTransaction, RecentAction {
  /** What it is. */
  EntryType type();

  /** Its number among the user's entries: 1 for the first, dense. */
  long sequence();

  /** Its offset in its source partition; of an action that of the copy that lies there. */
  long offset();

  /** The producer's name for it; of an action its actionId. */
  TradeId tradeId();

  /** The instrument that it names, see {@link Instruments#byId}; 0 for none. */
  int instrumentId();

  /** The producer's word on when it took place, in milliseconds since 1970. */
  long tradedAtMillis();

  /** When it was appended to the log, in milliseconds since 1970. */
  long recordedAtMillis();

  /** What it moved positions by. */
  List<PositionMove> moves();

  /** The dollars that came in by it; negative where they went out. */
  Money cashMoved();

  /** Of {@link #cashMoved} that which is income. */
  Money incomeMoved();

  /** By how much the number of trades rose: 1 by a trade, -1 where one was taken back. */
  default int tradesMoved() {
    return 0;
  }

  /** By how much the sum of the values of all trades rose. */
  default Money tradedValueMoved() {
    return Money.ZERO;
  }

  /**
   * The instruments whose positions it touched: the one that it names first, moved or not, and
   * whatever else it moved.
   */
  default List<Integer> touched() {
    List<Integer> touched = new ArrayList<>(2);
    if (instrumentId() != 0) {
      touched.add(instrumentId());
    }
    for (PositionMove move : moves()) {
      if (!touched.contains(move.instrumentId())) {
        touched.add(move.instrumentId());
      }
    }
    return touched;
  }
}
