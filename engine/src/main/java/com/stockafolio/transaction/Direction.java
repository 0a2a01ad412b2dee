package com.stockafolio.transaction;

/** Which way a transfer goes, seen from the user. */
public enum Direction {
  /** The position comes from another depot, with what it cost there. */
  IN,
  /** The position goes to another depot, and takes its cost along. */
  OUT
}
