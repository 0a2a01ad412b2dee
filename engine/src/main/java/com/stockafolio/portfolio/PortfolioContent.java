package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.transaction.TradeId;
import java.util.List;

/**
 * What a portfolio holds, spelled out.
 *
 * @param sequence the number of entries
 * @param met the number of the market's list that it has met; 0 for none
 * @param tradeCount how many of the entries are trades
 * @param tradedValue the sum of quantity times price over all trades
 * @param cash the dollars on the account, negative where they are owed
 * @param income the cash that is income
 * @param newestFirst the last {@value Portfolio#RECENT_ENTRIES} entries, or all; their own
 *     sequences do not matter
 * @param recentIds as {@link Portfolio#recentIds} has them
 * @param positions by ascending instrument id, closed ones too
 */
public record PortfolioContent(
    long sequence,
    int met,
    long tradeCount,
    Money tradedValue,
    Money cash,
    Money income,
    List<RecentEntry> newestFirst,
    List<TradeId> recentIds,
    List<Position> positions) {

  /** Copies the lists. */
  public PortfolioContent {
    newestFirst = List.copyOf(newestFirst);
    recentIds = List.copyOf(recentIds);
    positions = List.copyOf(positions);
  }

  /** One that has met nothing of the market. */
  public PortfolioContent(
      long sequence,
      long tradeCount,
      Money tradedValue,
      Money cash,
      Money income,
      List<RecentEntry> newestFirst,
      List<Position> positions) {
    this(
        sequence,
        0,
        tradeCount,
        tradedValue,
        cash,
        income,
        newestFirst,
        newestFirst.stream().map(RecentEntry::tradeId).toList(),
        positions);
  }
}
