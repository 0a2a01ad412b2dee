package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

/**
 * Takes back an entry, as if it had never been booked.
 *
 * @param tradeId the producer's name for the bust itself
 * @param userId whose portfolio it belongs to
 * @param of the entry's tradeId
 * @param reason why, in words, at most {@value #MAX_REASON} characters; may be empty
 * @param tradedAtMillis the producer's word on when it was taken back, in milliseconds since 1970
 */
public record Bust(TradeId tradeId, UserId userId, TradeId of, String reason, long tradedAtMillis)
    implements Revision {

  /** The most characters of a reason. */
  public static final int MAX_REASON = 80;

  /**
   * Checks presence and bounds.
   *
   * @throws IllegalArgumentException if the reason is none
   */
  public Bust {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    requireNonNull(of, "of");
    if (!isReason(reason)) {
      throw new IllegalArgumentException("no reason: " + reason);
    }
  }

  /** Whether the text may be a reason: not too long, no control characters, no half ones. */
  public static boolean isReason(String text) {
    return text.length() <= MAX_REASON
        && text.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  @Override
  public EntryType type() {
    return EntryType.BUST;
  }

  @Override
  public Bust as(TradeId otherId, long otherMillis) {
    return new Bust(otherId, userId, of, reason, otherMillis);
  }
}
