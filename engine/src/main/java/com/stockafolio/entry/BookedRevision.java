package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/**
 * A bust or a correction that was accepted. It carries what it did, so that whoever folds it needs
 * nothing of what was before.
 *
 * @param offset its offset in its source partition, not negative
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 * @param tradedAtMillis the producer's word on when it took place, in milliseconds since 1970
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param content what it says and did
 */
public record BookedRevision(
    long offset,
    long recordedAtMillis,
    long tradedAtMillis,
    TradeId tradeId,
    UserId userId,
    RevisionContent content)
    implements BookedEntry {

  /** Checks presence and bounds. */
  public BookedRevision {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    requireNonNull(content, "content");
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }

  @Override
  public int instrumentId() {
    return content.instrumentId();
  }

  @Override
  public EntryType type() {
    return content.type();
  }
}
