package com.stockafolio.delivery;

import com.stockafolio.transaction.UserId;
import java.io.Serializable;
import java.util.List;

/**
 * Where a trading day ends: ledger by ledger the last offset whose record the ledger had booked or
 * refused when it was captured for the close. A record belongs to the days up to this one exactly
 * where its offset is not beyond that, whatever its time. Traders' and the firm's profit of the day
 * both stand on it. Immutable.
 *
 * @param covered by ledger number; -1 for a ledger that had none
 */
public record DayCut(List<Long> covered) implements Serializable {
  private static final long serialVersionUID = 1;

  /** Copies the offsets. */
  public DayCut {
    covered = List.copyOf(covered);
  }

  /** The last offset of a ledger that belongs to the day or an earlier one; -1 for none. */
  public long lastOffset(int ledger) {
    return covered.get(ledger);
  }

  /** The last offset of a user's ledger that belongs to the day or an earlier one; -1 for none. */
  public long lastOffset(UserId user) {
    return lastOffset(Partitioning.ledger(user, covered.size()));
  }

  /** Whether a ledger's record at the offset belongs to the day or an earlier one. */
  public boolean holds(int ledger, long offset) {
    return offset <= lastOffset(ledger);
  }
}
