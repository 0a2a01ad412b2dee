package com.stockafolio.http.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;

/**
 * What one user's profit of the day is counted from. A portfolio's profit in all, realised and not,
 * is its market value less its cost basis plus its realised profit and its income; that of the day
 * is this now, less this at the last close by the prices of then. Since cost basis less realised
 * profit is the sum of what trades cost with their fees, and transfers brought, it is the market
 * value's change less what was put in since then, and exact.
 *
 * @param close the close
 * @param sequence the portfolio's at the close
 * @param profit the portfolio's profit in all at the close, in dollars; null where it held
 *     something that has no closing price
 */
public record DayStart(Close close, long sequence, Money profit) {

  /**
   * A portfolio as it stood at the close.
   *
   * @param then empty for a user who had no entry by then, whose profit is none
   */
  public static DayStart of(Close close, Portfolio then) {
    Money value = close.prices().marketValue(then.positions());
    return new DayStart(
        close, then.sequence(), value == null ? null : profit(value, then.totals()));
  }

  /**
   * The profit since the close, negative for a loss, exact; null where it is unknown.
   *
   * @param marketValue of the portfolio now, null where it is unknown
   * @param totals of the portfolio now
   */
  Money gain(Money marketValue, Totals totals) {
    return marketValue == null || profit == null ? null : profit(marketValue, totals).minus(profit);
  }

  private static Money profit(Money marketValue, Totals totals) {
    return marketValue.minus(totals.costBasis()).plus(totals.realizedPnl()).plus(totals.income());
  }
}
