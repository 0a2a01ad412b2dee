package com.stockafolio.batch.market;

/** What a record of the market is. */
public enum ActionType {
  INSTRUMENT,
  SPLIT,
  RENAME,
  DIVIDEND,
  SPINOFF,
  MERGER;

  /** The type of this name; null for none. */
  public static ActionType named(String name) {
    for (ActionType each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** Whether it may change what symbols mean, or which trades are booked. */
  boolean changesNames() {
    return this == INSTRUMENT || this == RENAME || this == MERGER;
  }
}
