package com.stockafolio.loadtest.simulator.market;

/**
 * The trades of one run, in order: trade {@code i} depends on seed, run, {@code i} and the
 * simulated second it falls into, and on nothing else.
 *
 * <p>One trade in {@value #WATCHED_EVERY} is made by the watched users in rotation (users 0 to
 * watched - 1), so that a short run with many users has latency samples enough; the others are made
 * by whom the {@link Traffic} says. A user trades within their own {@link Holdings} only, each
 * instrument as often as another, 52 buys to 48 sells, so that positions wander through zero. For
 * half of a user's instruments every quantity is once or twice the same lot, so that positions also
 * close to exactly 0; for the other half each quantity is drawn anew. Whole quantities are 150 to
 * 700 shares; in {@code fractionalPercent} of all users' instruments they are 0.0001 to 700 shares
 * with 1 to 4 decimals. In {@code finePercent} of all trades quantity, price or both are {@link
 * FineTrades finer}.
 */
public final class TradeFlow {

  /** Of this many trades the first is made by a watched user. */
  public static final int WATCHED_EVERY = 200;

  private static final int UNITS = 10_000;
  private static final int LEAST_SHARES = 150;
  private static final int MOST_SHARES = 700;
  private static final int MOST_SHARES_IN_A_LOT = MOST_SHARES / 2;
  private static final int BUY_PERCENT = 52;
  private static final int LOT_PERCENT = 50;
  private static final int DOUBLE_LOT_PERCENT = 25;

  /** 1e-4 shares in 1e-9. */
  private static final long UNIT = 100_000;

  private static final long TRADE_TAG = 0x666C6F7700000000L;
  private static final long HABIT_TAG = 0x6861626974000000L;

  private final Market market;
  private final Traffic traffic;
  private final Holdings holdings;
  private final int watched;
  private final int fractionalPercent;
  private final FineTrades fine;
  private final long tradeKey;
  private final long habitKey;

  /**
   * @param market the prices, which this flow moves on
   * @param traffic who trades
   * @param watched the number of watched users, 0 for none
   * @param fractionalPercent from 0 to 100
   * @param finePercent from 0 to 100
   */
  public TradeFlow(
      Market market,
      Traffic traffic,
      long seed,
      int run,
      int watched,
      int fractionalPercent,
      int finePercent) {
    this.market = market;
    this.traffic = traffic;
    this.holdings = new Holdings(seed, market.size());
    this.watched = watched;
    this.fractionalPercent = fractionalPercent;
    this.fine = new FineTrades(seed, run, finePercent);
    this.tradeKey = Mix64.mix(Mix64.mix(seed ^ TRADE_TAG) + run);
    this.habitKey = Mix64.mix(seed ^ HABIT_TAG);
  }

  /**
   * The trade at an index.
   *
   * @param second the simulated second it falls into; the market moves on to it
   */
  public SimulatedTrade trade(long index, long second) {
    market.moveTo(second);
    Draws draws = new Draws(tradeKey, index);
    int user = user(index, draws);
    Holdings.Set set = holdings.of(user);
    int instrument = set.instrument(draws.below(set.size()));
    boolean buy = draws.percent(BUY_PERCENT);
    Draws habit = new Draws(habitKey, (long) user * market.size() + instrument);
    long quantity = quantity(draws, habit);
    int listing = market.traded(instrument, index);
    return fine.of(
        new SimulatedTrade(index, user, listing, buy, quantity * UNIT, market.price(listing)));
  }

  private int user(long index, Draws draws) {
    return watched > 0 && index % WATCHED_EVERY == 0
        ? (int) (index / WATCHED_EVERY % watched)
        : traffic.user(draws);
  }

  /** In 1e-4 shares. */
  private long quantity(Draws draws, Draws habit) {
    boolean fractional = habit.percent(fractionalPercent);
    if (habit.percent(LOT_PERCENT)) {
      long lot = draw(habit, fractional, MOST_SHARES_IN_A_LOT);
      return draws.percent(DOUBLE_LOT_PERCENT) ? 2 * lot : lot;
    }
    return draw(draws, fractional, MOST_SHARES);
  }

  private static long draw(Draws draws, boolean fractional, int mostShares) {
    if (fractional) {
      int unit = unit(1 + draws.below(4));
      return (1L + draws.below(mostShares * UNITS / unit)) * unit;
    }
    return (LEAST_SHARES + draws.below(mostShares - LEAST_SHARES + 1)) * (long) UNITS;
  }

  /** The smallest quantity with so many decimals, in 1e-4 shares. */
  private static int unit(int decimals) {
    int unit = UNITS;
    for (int i = 0; i < decimals; i++) {
      unit /= 10;
    }
    return unit;
  }
}
