package com.stockafolio.market;

/** Which trades of an instrument are booked. Each status has a fixed code, which bytes carry. */
public enum InstrumentStatus {
  /** All. */
  ACTIVE(1),
  /** None for the time being. */
  HALTED(2),
  /** Those that make a position smaller, and not go through zero. */
  CLOSING_ONLY(3),
  /** None, ever: its symbol is free for another instrument. */
  DELISTED(4);

  private final byte code;

  InstrumentStatus(int code) {
    this.code = (byte) code;
  }

  /** The code that stands for this status in stored and sent bytes; never 0. */
  public byte code() {
    return code;
  }

  /**
   * The status with the code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static InstrumentStatus ofCode(int code) {
    for (InstrumentStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no status of an instrument has the code " + code);
  }
}
