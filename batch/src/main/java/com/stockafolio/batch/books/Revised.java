package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.Wide;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a bust or a correction moved a portfolio by: what it is after all was folded again, less
 * what it was.
 *
 * @param moves of positions, that of the target's instrument first, then by ascending instrument
 */
record Revised(History.Target target, List<Move> moves, Wide cash, Wide income, Wide tradedValue) {

  /**
   * By how much a position changed.
   *
   * @param quantity by how much it rose, in 1e-9 shares
   * @param costBefore in 1e-8 dollars; its change may be more than a long counts
   * @param cost that after it
   * @param realized by how much that rose, in 1e-8 dollars
   */
  record Move(int instrument, long quantity, long costBefore, long cost, Wide realized) {
    /** By how much the cost rose, in dollars. */
    BigDecimal costMoved() {
      return BigDecimal.valueOf(cost, 8).subtract(BigDecimal.valueOf(costBefore, 8));
    }

    boolean isNone() {
      return quantity == 0 && cost == costBefore && realized.high() == 0 && realized.low() == 0;
    }
  }
}
