package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;

/**
 * A transfer that was accepted.
 *
 * @param offset its offset in its source partition, not negative
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 * @param tradedAtMillis the producer's word on when it moved, in milliseconds since 1970
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param instrumentId the instrument, see {@link Instruments#byId}; positive
 * @param direction in or out
 * @param quantity the number of shares, as {@link Transfer#quantity} is
 * @param costBasis in dollars, as {@link Transfer#costBasis} is
 */
public record BookedTransfer(
    long offset,
    long recordedAtMillis,
    long tradedAtMillis,
    TradeId tradeId,
    UserId userId,
    int instrumentId,
    Direction direction,
    Quantity quantity,
    Money costBasis)
    implements BookedEntry {

  /** Checks presence and bounds. */
  public BookedTransfer {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    Transfer.check(direction, quantity, costBasis);
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
    if (instrumentId <= 0) {
      throw new IllegalArgumentException("instrument id must be above 0: " + instrumentId);
    }
  }

  @Override
  public EntryType type() {
    return EntryType.TRANSFER;
  }
}
