package com.stockafolio.entry;

import com.stockafolio.amount.Money;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.List;

/**
 * A booked movement of cash as its portfolio remembers it.
 *
 * @param sequence its number among the user's entries: 1 for the first, dense
 * @param offset its offset in its source partition
 * @param tradeId the producer's name for it
 * @param kind why it moved
 * @param amount in dollars, negative where it went out
 * @param tradedAtMillis the producer's word on when it moved, in milliseconds since 1970
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 */
public record RecentCash(
    long sequence,
    long offset,
    TradeId tradeId,
    CashKind kind,
    Money amount,
    long tradedAtMillis,
    long recordedAtMillis)
    implements RecentTransaction {

  @Override
  public int instrumentId() {
    return 0;
  }

  @Override
  public BookedCash bookedBy(UserId user) {
    return new BookedCash(offset, recordedAtMillis, tradedAtMillis, tradeId, user, kind, amount);
  }

  @Override
  public EntryType type() {
    return EntryType.CASH;
  }

  @Override
  public List<PositionMove> moves() {
    return List.of();
  }

  @Override
  public Money cashMoved() {
    return amount;
  }

  @Override
  public Money incomeMoved() {
    return kind.isIncome() ? amount : Money.ZERO;
  }
}
