package com.stockafolio.loadtest.simulator.market;

/**
 * What an action does to the simulated market, from a second of the run on.
 *
 * @param listing what it is done to, by its place in {@link Market}
 * @param numerator of the factor of its price
 * @param denominator of it
 * @param symbol what it is called then; null where that stays, and of a new listing
 * @param other the listing that is traded in its place, or beside it
 */
record MarketChange(
    Kind kind,
    long second,
    int listing,
    long numerator,
    long denominator,
    String symbol,
    int other) {

  /** What changes. */
  enum Kind {
    /** The price of a share. */
    PRICE,
    /** The symbol that traders use. */
    SYMBOL,
    /** There is one more to trade, at first for the price of the other. */
    LISTED,
    /** Who traded it trades the other at times. */
    SPUN_OFF,
    /** Who traded it trades the other. */
    REPLACED
  }

  static MarketChange price(long second, int listing, long numerator, long denominator) {
    return new MarketChange(Kind.PRICE, second, listing, numerator, denominator, null, listing);
  }

  static MarketChange symbol(long second, int listing, String symbol) {
    return new MarketChange(Kind.SYMBOL, second, listing, 1, 1, symbol, listing);
  }

  static MarketChange listed(long second, int listing, String symbol, int like) {
    return new MarketChange(Kind.LISTED, second, listing, 1, 1, symbol, like);
  }

  static MarketChange spunOff(long second, int listing, int other) {
    return new MarketChange(Kind.SPUN_OFF, second, listing, 1, 1, null, other);
  }

  static MarketChange replaced(long second, int listing, int other) {
    return new MarketChange(Kind.REPLACED, second, listing, 1, 1, null, other);
  }
}
