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

  /** What is known after something was done to all prices from before. */
  Quote changed(PricedNames.Change change) {
    PriceTick held = heldBack == null ? null : changed(heldBack, change);
    return new Quote(
        atMillis < change.atMillis() ? change.of(billionths) : billionths, atMillis, held);
  }

  private static PriceTick changed(PriceTick tick, PricedNames.Change change) {
    long told =
        tick.atMillis() < change.atMillis() ? change.of(tick.billionths()) : tick.billionths();
    return told == 0 ? null : tick.told(told);
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
