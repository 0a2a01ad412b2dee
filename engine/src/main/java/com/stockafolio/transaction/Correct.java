package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

/**
 * Sets an entry right, as if it had always been so: at its place, under its id and with its
 * instrument.
 *
 * @param tradeId the producer's name for the correction itself
 * @param userId whose portfolio it belongs to
 * @param of the entry's tradeId
 * @param correction what the entry should have said
 * @param tradedAtMillis the producer's word on when it was corrected, in milliseconds since 1970
 */
public record Correct(
    TradeId tradeId, UserId userId, TradeId of, Correction correction, long tradedAtMillis)
    implements Revision {

  /** Checks presence. */
  public Correct {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    requireNonNull(of, "of");
    requireNonNull(correction, "correction");
  }

  @Override
  public EntryType type() {
    return EntryType.CORRECT;
  }

  @Override
  public Correct as(TradeId otherId, long otherMillis) {
    return new Correct(otherId, userId, of, correction, otherMillis);
  }
}
