package com.stockafolio.loadtest.simulator.market;

/**
 * Makes some trades finer than four decimals, as brokers do who buy for a sum of money: of these a
 * third has a quantity, a third a price, and a third both with 5 to 9 decimals. Half of the fine
 * quantities are below one share, the others up to a share less than what they were. A fine price
 * is less than 1e-4 dollars above what it was. Which trades they are follows from seed, run and the
 * trade's index alone; all others are left as they are.
 */
final class FineTrades {
  private static final long TAG = 0x66696E6500000000L;
  private static final int SHARE = 1_000_000_000;
  private static final int LEAST_DECIMALS = 5;
  private static final int MOST_DECIMALS = 9;

  private final int percent;
  private final long key;

  /**
   * @param percent of all trades, from 0 to 100
   */
  FineTrades(long seed, int run, int percent) {
    this.percent = percent;
    this.key = Mix64.mix(Mix64.mix(seed ^ TAG) + run);
  }

  /** The trade, finer if it is one of them. */
  SimulatedTrade of(SimulatedTrade trade) {
    Draws draws = new Draws(key, trade.index());
    if (!draws.percent(percent)) {
      return trade;
    }
    int which = draws.below(3);
    long quantity = which == 0 ? trade.quantity() : quantity(trade.quantity(), draws);
    long price = which == 1 ? trade.price() : trade.price() + below(Market.TICK, draws);
    return new SimulatedTrade(
        trade.index(), trade.user(), trade.instrument(), trade.buy(), quantity, price);
  }

  private static long quantity(long quantity, Draws draws) {
    long less = below(SHARE, draws);
    return draws.percent(50) || less >= quantity ? less : quantity - less;
  }

  /** At least a unit of the drawn number of decimals, and less than the bound. */
  private static long below(long bound, Draws draws) {
    int unit = 1;
    for (int left = draws.below(MOST_DECIMALS - LEAST_DECIMALS + 1); left > 0; left--) {
      unit *= 10;
    }
    return unit * (1L + draws.below((int) (bound / unit) - 1));
  }
}
