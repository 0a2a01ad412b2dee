package com.stockafolio.delivery;

import com.stockafolio.failure.BackOff;

/**
 * How long the consumer's side waits, all in milliseconds and at least 1.
 *
 * @param answerTimeoutMillis from sending a batch, or the last answer of its ledger, to asking the
 *     ledger for its position; doubles while sending again brings no answer, up to the longest
 * @param askAgainMillis from a question to asking again; doubles up to the longest
 * @param longestMillis the longest of both waits
 * @param checkEveryMillis between two questions to a ledger that answers
 * @param progressEveryMillis between two writes of the progress row
 * @param silentMillis after which a ledger that answers nothing, while others wait for it, is
 *     parted with
 */
public record DeliveryTiming(
    long answerTimeoutMillis,
    long askAgainMillis,
    long longestMillis,
    long checkEveryMillis,
    long progressEveryMillis,
    long silentMillis) {
  /** Checks the bounds. */
  public DeliveryTiming {
    if (answerTimeoutMillis < 1
        || askAgainMillis < 1
        || longestMillis < 1
        || checkEveryMillis < 1
        || progressEveryMillis < 1
        || silentMillis < 1) {
      throw new IllegalArgumentException("a wait below 1 ms");
    }
  }

  /**
   * The wait doubled for each attempt after the first, up to the longest.
   *
   * @param attempt number of attempts before
   */
  public long backOff(long firstMillis, int attempt) {
    return BackOff.millis(firstMillis, longestMillis, attempt + 1);
  }
}
