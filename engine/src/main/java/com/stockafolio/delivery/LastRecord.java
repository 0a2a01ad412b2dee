package com.stockafolio.delivery;

/**
 * The last record of what somebody has of a source.
 *
 * @param offset its offset, -1 for none
 * @param print its fingerprint, {@link RecordPrint#UNKNOWN} where nobody has taken it
 */
public record LastRecord(long offset, int print) {
  /** There is none. */
  public static final LastRecord NONE = new LastRecord(-1, RecordPrint.UNKNOWN);

  /** Checks the bounds. */
  public LastRecord {
    if (offset < -1) {
      throw new IllegalArgumentException("offset " + offset + " is below -1");
    }
  }

  boolean isKnown() {
    return print != RecordPrint.UNKNOWN;
  }
}
