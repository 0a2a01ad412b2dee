package com.stockafolio.batch.market;

/** Which trades of a stock are booked; rows tell it by its place here, at most 16. */
public enum Trading {
  ACTIVE,
  HALTED,
  CLOSING_ONLY,
  DELISTED;

  private static final Trading[] ALL = values();

  /** The one at a place. */
  public static Trading at(int place) {
    return ALL[place];
  }
}
