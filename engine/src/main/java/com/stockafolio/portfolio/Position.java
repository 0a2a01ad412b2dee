package com.stockafolio.portfolio;

/**
 * What a user holds of one instrument. Always and exactly, {@code costBasis - realizedPnl} is the
 * sum of the signed values of its trades.
 *
 * @param instrumentId the instrument, see {@link Instruments#byId}
 * @param quantity the shares held; negative when short, zero when flat
 * @param costBasis what the held shares cost, with the sign of the quantity; between -{@link
 *     #MAX_COST} and {@link #MAX_COST}
 * @param realizedPnl the profit (or, negative, loss) of what was closed so far
 */
public record Position(int instrumentId, Quantity quantity, Money costBasis, Money realizedPnl) {

  /** The largest quantity of a position, long or short: 9 billion shares. */
  public static final Quantity MAX_QUANTITY = Quantity.MAX;

  /** The largest cost of a position, long or short: 90 billion dollars. */
  public static final Money MAX_COST = Trade.MAX_VALUE;

  /** A position without shares or history. */
  static Position flat(int instrumentId) {
    return new Position(instrumentId, Quantity.ZERO, Money.ZERO, Money.ZERO);
  }

  /**
   * The cost of one held share, rounded half-even to 1e-4 dollars; positive for a short too. Null
   * when flat.
   */
  public Money averageCost() {
    if (quantity.signum() == 0) {
      return null;
    }
    long cost = costBasis.abs().hundredMillionthsExact();
    return HalfEven.average(cost, quantity.abs().billionths());
  }
}
