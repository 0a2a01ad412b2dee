package com.stockafolio.entry;

import com.stockafolio.amount.HalfEven;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Trade;

/**
 * What a user holds of one instrument. Always and exactly, {@code costBasis - realizedPnl} is the
 * sum of the net values of its trades, and of the cost of what was transferred in less that of what
 * was transferred out; and of the cost that actions of the market moved here less that which they
 * moved away, and less the cash that they paid for shares.
 *
 * @param instrumentId the instrument, see {@link Instruments#byId}
 * @param quantity the shares held; negative when short, zero when flat
 * @param costBasis what the held shares cost, with the sign of the quantity but where fees are more
 *     than a short position brought; between -{@link #MAX_COST} and {@link #MAX_COST}
 * @param realizedPnl the profit (or, negative, loss) of what was closed so far
 */
public record Position(int instrumentId, Quantity quantity, Money costBasis, Money realizedPnl) {

  /** The largest quantity of a position, long or short: 9 billion shares. */
  public static final Quantity MAX_QUANTITY = Quantity.MAX;

  /** The largest cost of a position, long or short: 90 billion dollars. */
  public static final Money MAX_COST = Trade.MAX_VALUE;

  /** A position without shares or history. */
  public static Position flat(int instrumentId) {
    return new Position(instrumentId, Quantity.ZERO, Money.ZERO, Money.ZERO);
  }

  /**
   * The cost of one held share, rounded half-even to 1e-4 dollars; of a short what one brought, so
   * that it is positive too, unless fees were more. Null when flat.
   */
  public Money averageCost() {
    if (quantity.signum() == 0) {
      return null;
    }
    long cost = costBasis.abs().hundredMillionthsExact();
    Money average = HalfEven.average(cost, quantity.abs().billionths());
    return costBasis.signum() * quantity.signum() < 0 ? average.negated() : average;
  }
}
