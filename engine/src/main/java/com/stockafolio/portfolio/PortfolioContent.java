package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import java.util.List;

/**
 * What a portfolio holds, spelled out.
 *
 * @param sequence the number of booked entries
 * @param tradeCount how many of them are trades
 * @param tradedValue the sum of quantity times price over all trades
 * @param cash the dollars on the account, negative where they are owed
 * @param income the cash that is income
 * @param newestFirst the last {@value Portfolio#RECENT_ENTRIES} entries, or all; their own
 *     sequences do not matter
 * @param positions by ascending instrument id, closed ones too
 */
public record PortfolioContent(
    long sequence,
    long tradeCount,
    Money tradedValue,
    Money cash,
    Money income,
    List<RecentEntry> newestFirst,
    List<Position> positions) {

  /** Copies the lists. */
  public PortfolioContent {
    newestFirst = List.copyOf(newestFirst);
    positions = List.copyOf(positions);
  }
}
