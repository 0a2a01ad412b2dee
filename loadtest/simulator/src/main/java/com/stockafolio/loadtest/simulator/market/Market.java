package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.amount.Price;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The prices of all instruments, which move once in each second of simulated time: each by a
 * gaussian step of its own volatility, relative to its price, rounded to 1e-4 dollars. The walk is
 * a function of seed and run; its start is the instruments' starting prices.
 */
public final class Market {

  /** 1e-4 dollars, which all prices of the walk are whole multiples of, in 1e-9 dollars. */
  public static final long TICK = 100_000;

  /** No price falls below 0.01 dollars, in 1e-9 dollars. */
  public static final long LOWEST_PRICE = 100 * TICK;

  /** No price rises above 100,000 dollars, in 1e-9 dollars. */
  public static final long HIGHEST_PRICE = 1_000_000_000L * TICK;

  /** Standard deviation of a second's relative step: an instrument's own lies between the two. */
  private static final double LEAST_VOLATILITY = 1e-4;

  private static final double MOST_VOLATILITY = 4e-4;
  private static final long TAG = 0x7072696365730000L;

  private final byte[][] symbols;

  /** In ticks. */
  private final long[] prices;

  private final double[] volatilities;
  private final long key;
  private long second;

  /** The market of all S&amp;P 500 instruments at second 0 of the run. */
  public Market(Instruments instruments, long seed, int run) {
    List<Instrument> all = instruments.all();
    symbols = new byte[all.size()][];
    prices = new long[all.size()];
    volatilities = new double[all.size()];
    long seedKey = Mix64.mix(seed ^ TAG);
    for (int i = 0; i < all.size(); i++) {
      symbols[i] = all.get(i).symbol().getBytes(StandardCharsets.US_ASCII);
      prices[i] = all.get(i).startingPrice().billionths() / TICK;
      volatilities[i] =
          LEAST_VOLATILITY + (MOST_VOLATILITY - LEAST_VOLATILITY) * new Draws(seedKey, i).unit();
    }
    key = Mix64.mix(seedKey + run + 1);
  }

  /** The number of instruments; the other methods name them from 0 to size - 1. */
  public int size() {
    return symbols.length;
  }

  /** The symbol in ASCII. The array is the market's own and not to be written to. */
  public byte[] symbol(int instrument) {
    return symbols[instrument];
  }

  /** The price at the market's present second, in 1e-9 dollars. */
  public long price(int instrument) {
    return prices[instrument] * TICK;
  }

  /**
   * The instrument's price as the JSON of the topic {@code prices}.
   *
   * @param at the time of the price, ISO 8601 in UTC
   */
  public byte[] priceJson(int instrument, String at) {
    return "{\"symbol\":\"%s\",\"price\":\"%s\",\"at\":\"%s\"}"
        .formatted(
            new String(symbols[instrument], StandardCharsets.US_ASCII),
            new Price(price(instrument)),
            at)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Moves on to a second of simulated time; a second that has passed already changes nothing. */
  public void moveTo(long toSecond) {
    while (second < toSecond) {
      second++;
      for (int i = 0; i < prices.length; i++) {
        prices[i] = step(i);
      }
    }
  }

  private long step(int instrument) {
    long price = prices[instrument];
    double gaussian = new Draws(key, second * prices.length + instrument).gaussian();
    long moved = price + Math.round(price * volatilities[instrument] * gaussian);
    return Math.max(LOWEST_PRICE / TICK, Math.min(HIGHEST_PRICE / TICK, moved));
  }
}
