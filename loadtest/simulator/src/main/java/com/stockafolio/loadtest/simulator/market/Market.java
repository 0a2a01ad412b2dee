package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.amount.Price;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The prices of all instruments, which move once in each second of simulated time: each by a
 * gaussian step of its own volatility, relative to its price, rounded to 1e-4 dollars. The walk is
 * a function of seed, run and what is planned to be done; its start is the instruments' starting
 * prices.
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

  /** Of what is traded beside an instrument, one trade in so many. */
  private static final int SPUN_OFF_EVERY = 4;

  private static final long LISTED_TAG = 0x6C69737465640000L;

  /** So many there were at the start; what is listed later comes behind them. */
  private final int instruments;

  private byte[][] symbols;

  /** In ticks. */
  private long[] prices;

  private double[] volatilities;

  /** What is traded in place of each; itself where nothing is. */
  private int[] replacedBy;

  /** What is traded beside each; itself where nothing is. */
  private int[] besides;

  private final long key;
  private final List<MarketChange> changes;
  private int changed;
  private long second;

  /** The market of all S&amp;P 500 instruments at second 0 of a run in which nothing is done. */
  public Market(Instruments instruments, long seed, int run) {
    this(instruments, seed, run, ActionPlan.NONE);
  }

  /** The market of all S&amp;P 500 instruments at second 0 of the run. */
  public Market(Instruments instruments, long seed, int run, ActionPlan plan) {
    List<Instrument> all = instruments.all();
    this.instruments = all.size();
    this.changes = plan.changes();
    symbols = new byte[all.size()][];
    prices = new long[all.size()];
    volatilities = new double[all.size()];
    replacedBy = IntStream.range(0, all.size()).toArray();
    besides = replacedBy.clone();
    long seedKey = Mix64.mix(seed ^ TAG);
    for (int i = 0; i < all.size(); i++) {
      symbols[i] = all.get(i).symbol().getBytes(StandardCharsets.US_ASCII);
      prices[i] = all.get(i).startingPrice().billionths() / TICK;
      volatilities[i] =
          LEAST_VOLATILITY + (MOST_VOLATILITY - LEAST_VOLATILITY) * new Draws(seedKey, i).unit();
    }
    key = Mix64.mix(seedKey + run + 1);
  }

  /** The number of instruments at the start; they are named from 0 to size - 1. */
  public int size() {
    return instruments;
  }

  /**
   * The number of all that are listed at the market's present second, new ones behind the others.
   */
  public int listings() {
    return symbols.length;
  }

  /** Whether nobody trades it any more. */
  public boolean isGone(int listing) {
    return replacedBy[listing] != listing;
  }

  /** What is traded by who means an instrument, at the market's present second. */
  int traded(int instrument, long index) {
    int beside = besides[instrument];
    int meant = beside != instrument && index % SPUN_OFF_EVERY == 1 ? beside : instrument;
    return replacedBy[meant];
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
      change();
    }
  }

  private void change() {
    for (; changed < changes.size() && changes.get(changed).second() <= second; changed++) {
      MarketChange change = changes.get(changed);
      int listing = change.listing();
      switch (change.kind()) {
        case PRICE ->
            prices[listing] = bounded(prices[listing] * change.numerator() / change.denominator());
        case SYMBOL -> symbols[listing] = change.symbol().getBytes(StandardCharsets.US_ASCII);
        case LISTED -> list(change);
        case SPUN_OFF -> besides[listing] = change.other();
        case REPLACED -> replacedBy[listing] = change.other();
      }
    }
  }

  private void list(MarketChange change) {
    int at = change.listing();
    symbols = Arrays.copyOf(symbols, at + 1);
    prices = Arrays.copyOf(prices, at + 1);
    volatilities = Arrays.copyOf(volatilities, at + 1);
    replacedBy = Arrays.copyOf(replacedBy, at + 1);
    besides = Arrays.copyOf(besides, at + 1);
    symbols[at] = change.symbol().getBytes(StandardCharsets.US_ASCII);
    prices[at] = prices[change.other()];
    volatilities[at] = volatilities[change.other()];
    replacedBy[at] = at;
    besides[at] = at;
  }

  private static long bounded(long price) {
    return Math.max(LOWEST_PRICE / TICK, Math.min(HIGHEST_PRICE / TICK, price));
  }

  private long step(int instrument) {
    long price = prices[instrument];
    // What is listed later must not change how the others walk.
    Draws draws =
        instrument < instruments
            ? new Draws(key, second * instruments + instrument)
            : new Draws(key ^ LISTED_TAG + instrument, second);
    long moved = price + Math.round(price * volatilities[instrument] * draws.gaussian());
    return bounded(moved);
  }
}
