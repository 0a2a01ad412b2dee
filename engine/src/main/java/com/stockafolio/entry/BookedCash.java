package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/**
 * A movement of cash that was accepted.
 *
 * @param offset its offset in its source partition, not negative
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 * @param tradedAtMillis the producer's word on when it moved, in milliseconds since 1970
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param kind why it moved
 * @param amount in dollars, as {@link CashMovement#amount} is
 */
public record BookedCash(
    long offset,
    long recordedAtMillis,
    long tradedAtMillis,
    TradeId tradeId,
    UserId userId,
    CashKind kind,
    Money amount)
    implements BookedEntry {

  /** Checks presence and bounds. */
  public BookedCash {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    CashMovement.check(amount, kind);
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }

  @Override
  public int instrumentId() {
    return 0;
  }

  @Override
  public EntryType type() {
    return EntryType.CASH;
  }
}
