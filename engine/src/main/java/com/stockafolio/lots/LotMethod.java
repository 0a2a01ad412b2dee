package com.stockafolio.lots;

/** Which of the open lots a closing takes shares from. */
public enum LotMethod {
  /** First in, first out: from those that were acquired first. */
  FIFO,

  /** Last in, first out: from those that were acquired last. */
  LIFO,

  /**
   * Highest in, first out: from those where closing realises least, which of long ones cost most a
   * share, and of short ones brought least.
   */
  HIFO,

  /**
   * At the average cost of all that is held, as the portfolio itself is kept; what is held for how
   * long is told as by {@link #FIFO}.
   */
  AVERAGE
}
