package com.stockafolio.batch.rows;

import java.io.Serializable;

/**
 * How users are shared out: to so many parts for each ledger. All that concerns a user lies in one
 * part, so that a part can be worked on alone; and all users of a part are of one ledger.
 */
public record Parts(int ledgers, int perLedger) implements Serializable {

  /** At least so many parts in all. */
  public static Parts atLeast(int parts, int ledgers) {
    return new Parts(ledgers, (parts + ledgers - 1) / ledgers);
  }

  /** Number of parts, at least 1. */
  public int count() {
    return ledgers * perLedger;
  }

  /** The part of a user, whose ledger is the given one. */
  public int of(int ledger, long userHigh, long userLow) {
    return ledger + ledgers * Math.floorMod(hash(userHigh, userLow) >> 16, perLedger);
  }

  /** The ledger that a part's users are of. */
  public int ledger(int part) {
    return part % ledgers;
  }

  /** A hash whose every bit depends on every bit of the id. */
  static int hash(long userHigh, long userLow) {
    long mixed = (userHigh ^ Long.rotateLeft(userLow, 32)) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
    return (int) (mixed >>> 32);
  }
}
