package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.util.List;

/**
 * What the users of a seed bought before the run began, so that a run can begin with portfolios as
 * they are after years and not with empty ones. Each user holds a number of positions that is drawn
 * from a log-normal distribution of median {@value #MEDIAN_POSITIONS}, at most {@value
 * #MOST_POSITIONS}, each bought at once; those with fewer than {@value #LEAST_TRADES} buy some of
 * them again, so that everybody has that many trades. All follows from the seed and the user's
 * number.
 */
public final class PreloadedTrades {
  /** The fewest trades of a user. */
  public static final int LEAST_TRADES = 10;

  /** The most positions of a user. */
  public static final int MOST_POSITIONS = 500;

  private static final int MEDIAN_POSITIONS = 8;
  private static final double SPREAD = 0.9;
  private static final long TAG = 0x7072656C6F616400L;
  private static final long COUNT_TAG = 0x706F736974696F6EL;
  private static final int MOST_SHARES = 500;
  private static final long SHARE = 1_000_000_000;

  /** No run of the simulator has this number. */
  private static final int RUN = Integer.MAX_VALUE;

  private static final int TRADE_BITS = 10;

  /** 2026-01-02T15:00:00Z. */
  private static final long FIRST_MILLIS = 1_767_366_000_000L;

  private static final long MILLIS_APART = 60_000;

  private final List<Instrument> instruments = Instruments.load().all();
  private final TradeIds ids;
  private final long key;
  private final long countKey;

  /** The preloaded trades of a seed. */
  public PreloadedTrades(long seed) {
    this.ids = new TradeIds(seed, RUN);
    this.key = Mix64.mix(seed ^ TAG);
    this.countKey = Mix64.mix(seed ^ COUNT_TAG);
  }

  /**
   * One trade, a purchase.
   *
   * @param instrument what was bought
   * @param quantity in units of 1e-9 shares
   * @param price in units of 1e-9 dollars
   * @param atMillis when it was traded and recorded, in milliseconds since 1970
   */
  public record Purchase(
      long idHigh, long idLow, Instrument instrument, long quantity, long price, long atMillis) {}

  /** Takes trades in their order. */
  public interface Taker {
    /** Takes one. */
    void take(Purchase purchase);
  }

  /** How many instruments the user holds. */
  public int positions(int user) {
    double drawn = MEDIAN_POSITIONS * StrictMath.exp(SPREAD * new Draws(countKey, user).gaussian());
    return (int) Math.max(1, Math.min(Math.min(MOST_POSITIONS, instruments.size()), drawn + 0.5));
  }

  /** How many trades the user made. */
  public int trades(int user) {
    return Math.max(LEAST_TRADES, positions(user));
  }

  /** Hands out the user's trades, the oldest first. */
  public void forEach(int user, Taker taker) {
    int positions = positions(user);
    int trades = Math.max(LEAST_TRADES, positions);
    Draws draws = new Draws(key, user);
    int first = draws.below(instruments.size());
    for (int trade = 0; trade < trades; trade++) {
      Instrument instrument = instruments.get((first + trade % positions) % instruments.size());
      taker.take(
          new Purchase(
              ids.high(),
              ids.low((long) user << TRADE_BITS | trade),
              instrument,
              SHARE * (1 + draws.below(MOST_SHARES)),
              instrument.startingPrice().billionths(),
              FIRST_MILLIS + trade * MILLIS_APART));
    }
  }
}
