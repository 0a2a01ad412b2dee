package com.stockafolio.amount;

/** The direction of a trade, seen from the user. */
public enum Side {
  /** Adds to the position. */
  BUY(1),
  /** Takes from the position, below zero too: then the user is short. */
  SELL(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** +1 for a buy, -1 for a sell. */
  public int sign() {
    return sign;
  }

  /** The side of a signed quantity that is not zero. */
  public static Side ofSigned(long quantity) {
    return quantity < 0 ? SELL : BUY;
  }
}
