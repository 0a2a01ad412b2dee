package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.List;

/**
 * A booked bust or correction as its portfolio remembers it.
 *
 * @param sequence its number among the user's entries: 1 for the first, dense
 * @param offset its offset in its source partition
 * @param tradeId the producer's name for it
 * @param content what it says and did
 * @param tradedAtMillis the producer's word on when it took place, in milliseconds since 1970
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 */
public record RecentRevision(
    long sequence,
    long offset,
    TradeId tradeId,
    RevisionContent content,
    long tradedAtMillis,
    long recordedAtMillis)
    implements RecentTransaction {

  /** Checks presence and that the entry that it is about is before it. */
  public RecentRevision {
    requireNonNull(tradeId, "tradeId");
    if (content.ofSequence() >= sequence) {
      throw new IllegalArgumentException(
          "entry %d is about entry %d".formatted(sequence, content.ofSequence()));
    }
  }

  @Override
  public int instrumentId() {
    return content.instrumentId();
  }

  @Override
  public BookedRevision bookedBy(UserId user) {
    return new BookedRevision(offset, recordedAtMillis, tradedAtMillis, tradeId, user, content);
  }

  @Override
  public EntryType type() {
    return content.type();
  }

  @Override
  public List<PositionMove> moves() {
    return content.moves();
  }

  @Override
  public Money cashMoved() {
    return content.cash();
  }

  @Override
  public Money incomeMoved() {
    return content.income();
  }

  @Override
  public int tradesMoved() {
    return content.trades();
  }

  @Override
  public Money tradedValueMoved() {
    return content.tradedValue();
  }
}
