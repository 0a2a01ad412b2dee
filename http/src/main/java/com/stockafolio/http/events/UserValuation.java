package com.stockafolio.http.events;

import akka.util.ByteString;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.http.portfolio.DayStart;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.Portfolio;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one user's streams on this node tell of the portfolio's value: each state of the portfolio
 * at the same prices is written once, however many streams tell it, and of what prices do not
 * change the JSON is made once for each state. Safe to share.
 */
final class UserValuation {
  private final EventFrames frames;
  private final DayStartOfUser dayStart;

  private EventFrames.Holdings holdings;

  /** The newest; null where there is nothing worth telling. */
  private Valued valued;

  /** What is written already: the changes from the one to the other. */
  private Valued changedFrom;

  private Valued changedTo;

  private ByteString changes;

  /** Nothing valued yet. */
  UserValuation(EventFrames frames, DayStartOfUser dayStart) {
    this.frames = frames;
    this.dayStart = dayStart;
  }

  /**
   * A state of the portfolio at some prices; the same object for as long as nothing that it holds
   * has another price.
   */
  static final class Valued {
    private final EventFrames.Holdings holdings;

    /** By position, in 1e-9 dollars; 0 where unknown. */
    private final long[] prices;

    /** What its profit of the day is counted from. */
    private final DayStart day;

    private ByteString whole;

    private Valued(EventFrames.Holdings holdings, long[] prices, DayStart day) {
      this.holdings = holdings;
      this.prices = prices;
      this.day = day;
    }
  }

  /** What the profit of the day is counted from; null where that is unknown. */
  DayStart day(Portfolio portfolio) {
    return dayStart.start(portfolio);
  }

  /**
   * The portfolio's value.
   *
   * @param start what its profit of the day is counted from; null where that is unknown
   * @return the same object as before where nothing that the portfolio holds has another price;
   *     null where it holds nothing that has a price, unless its profit of the day is known
   */
  synchronized Valued at(Portfolio portfolio, Prices now, DayStart start) {
    boolean sameHoldings = holdings != null && holdings.sequence() == portfolio.sequence();
    if (!sameHoldings) {
      holdings = frames.holdings(portfolio);
      valued = null;
    }
    long[] priced = pricesOf(holdings.positions(), now);
    if (valued == null || start != valued.day || !Arrays.equals(priced, valued.prices)) {
      valued = isWorthTelling(priced, start, now) ? new Valued(holdings, priced, start) : null;
    }
    return valued;
  }

  /**
   * The value as an event with all positions.
   *
   * @param now the prices that it was asked for at
   */
  synchronized ByteString whole(Valued told, Prices now) {
    if (told.whole == null) {
      told.whole = frames.valuation(told.holdings, now, told.day, position -> true);
    }
    return told.whole;
  }

  /**
   * The value as an event with only those positions that have another price than the client was
   * told, or were traded since; all of them where the client was told none.
   *
   * @param before what the client was told last, or null
   * @param portfolio the one that is valued
   * @param now the prices that it was asked for at
   */
  synchronized ByteString changes(Valued before, Valued told, Portfolio portfolio, Prices now) {
    long missed = before == null ? -1 : portfolio.sequence() - before.holdings.sequence();
    if (missed < 0 || missed > Portfolio.RECENT_ENTRIES) {
      return whole(told, now);
    }
    if (before != changedFrom || told != changedTo) {
      boolean[] changed =
          missed == 0 ? repriced(before, told) : changed(before, told, portfolio.recentEntries());
      changes = frames.valuation(told.holdings, now, told.day, position -> changed[position]);
      changedFrom = before;
      changedTo = told;
    }
    return changes;
  }

  private static boolean[] repriced(Valued before, Valued told) {
    boolean[] changed = new boolean[told.prices.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = told.prices[i] != before.prices[i];
    }
    return changed;
  }

  /** The event of an entry tells its position at the price of then: whatever was traded counts. */
  private static boolean[] changed(Valued before, Valued told, List<RecentEntry> recalled) {
    Map<Integer, Long> known = new HashMap<>();
    for (int i = 0; i < before.prices.length; i++) {
      known.put(before.holdings.positions().get(i).instrumentId(), before.prices[i]);
    }
    Set<Integer> traded = new HashSet<>();
    for (RecentEntry entry : recalled) {
      if (entry.sequence() > before.holdings.sequence()) {
        traded.addAll(entry.touched());
      }
    }
    boolean[] changed = new boolean[told.prices.length];
    for (int i = 0; i < changed.length; i++) {
      int instrument = told.holdings.positions().get(i).instrumentId();
      Long price = known.get(instrument);
      changed[i] = traded.contains(instrument) || price == null || price != told.prices[i];
    }
    return changed;
  }

  private static boolean isWorthTelling(long[] priced, DayStart day, Prices now) {
    return isKnown(priced) || (priced.length == 0 && day != null && now.pricedAtMillis() != 0);
  }

  private static long[] pricesOf(List<Position> positions, Prices now) {
    long[] priced = new long[positions.size()];
    for (int i = 0; i < priced.length; i++) {
      priced[i] = now.billionths(positions.get(i).instrumentId());
    }
    return priced;
  }

  private static boolean isKnown(long[] priced) {
    for (long price : priced) {
      if (price != 0) {
        return true;
      }
    }
    return false;
  }
}
