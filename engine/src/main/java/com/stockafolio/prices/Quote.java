package com.stockafolio.prices;

/**
 * What is known of one symbol's price. Immutable.
 *
 * @param billionths the price in 1e-9 dollars; 0 where it is unknown
 * @param atMillis when it was the price, in milliseconds since 1970
 * @param heldBack the newest tick that is too far from the price to be believed alone, or null
 */
record Quote(long billionths, long atMillis, PriceTick heldBack) {
  static final Quote UNKNOWN = new Quote(0, Long.MIN_VALUE, null);

  /**
   * What is known after a tick: this same quote where it changes nothing.
   *
   * @param factor a tick that is so many times the price, or a part of it so many times smaller,
   *     waits for a second one that is not as far from it; 0 for none ever
   */
  Quote after(PriceTick tick, int factor) {
    if (tick.billionths() == 0) {
      // Its time stays, so that an older tick that arrives late does not bring the price back.
      return new Quote(0, atMillis, null);
    }
    if (tick.atMillis() < atMillis) {
      return this;
    }
    if (!isFar(billionths, tick, factor) || isConfirmed(tick, factor)) {
      return new Quote(tick.billionths(), tick.atMillis(), null);
    }
    return heldBack != null && tick.atMillis() <= heldBack.atMillis()
        ? this
        : new Quote(billionths, atMillis, tick);
  }

  private boolean isConfirmed(PriceTick tick, int factor) {
    return heldBack != null
        && tick.atMillis() > heldBack.atMillis()
        && !isFar(heldBack.billionths(), tick, factor);
  }

  private static boolean isFar(long price, PriceTick tick, int factor) {
    return factor != 0
        && price != 0
        && (tick.billionths() > price * factor || price > tick.billionths() * factor);
  }
}
