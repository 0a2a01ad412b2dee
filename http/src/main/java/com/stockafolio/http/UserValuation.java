package com.stockafolio.http;

import akka.util.ByteString;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Position;
import java.util.Arrays;
import java.util.List;

/**
 * What one user's streams on this node tell of the portfolio's value: each state of the portfolio
 * at the same prices is written once, however many streams tell it, and of what prices do not
 * change the JSON is made once for each state. Safe to share.
 */
final class UserValuation {
  private final EventFrames frames;
  private final UserDay userDay;

  private EventFrames.Holdings holdings;

  /** The prices that the frame was made of, by position, in 1e-4 dollars; 0 where unknown. */
  private long[] prices = {};

  /** What the frame's profit of the day is counted from. */
  private DayStart day;

  private ByteString frame;

  /** Nothing valued yet. */
  UserValuation(EventFrames frames, UserDay userDay) {
    this.frames = frames;
    this.userDay = userDay;
  }

  /** What the profit of the day is counted from; null where that is unknown. */
  DayStart day(Portfolio portfolio) {
    return userDay.start(portfolio);
  }

  /**
   * The portfolio's value as an event.
   *
   * @param start what its profit of the day is counted from; null where that is unknown
   * @return the same object as before where nothing that the portfolio holds has another price;
   *     null where it holds nothing that has a price, unless its profit of the day is known
   */
  synchronized ByteString frame(Portfolio portfolio, Prices now, DayStart start) {
    boolean sameHoldings = holdings != null && holdings.sequence() == portfolio.sequence();
    if (!sameHoldings) {
      holdings = frames.holdings(portfolio);
      frame = null;
    }
    long[] priced = pricesOf(holdings.positions(), now);
    if (frame == null || start != day || !Arrays.equals(priced, prices)) {
      prices = priced;
      day = start;
      frame = isWorthTelling(priced, now) ? frames.valuation(holdings, now, day) : null;
    }
    return frame;
  }

  private boolean isWorthTelling(long[] priced, Prices now) {
    return isKnown(priced) || (priced.length == 0 && day != null && now.pricedAtMillis() != 0);
  }

  private static long[] pricesOf(List<Position> positions, Prices now) {
    long[] priced = new long[positions.size()];
    for (int i = 0; i < priced.length; i++) {
      priced[i] = now.tenThousandths(positions.get(i).instrumentId());
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
