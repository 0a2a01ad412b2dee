package com.stockafolio.portfolio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A booked trade with its position and the totals as they stood right after it, for those who saw
 * the portfolio before it.
 *
 * @param trade the trade
 * @param position the trade's position after it; also flat
 * @param totals the totals after it
 */
public record MissedTrade(RecentTrade trade, Position position, Totals totals) {
  /**
   * The trades after a sequence, oldest first. Positions and totals are found by undoing the later
   * trades: since cost basis less realised P&L is the sum of signed values, a trade of signed value
   * {@code v} and realised P&L {@code r} has moved the cost basis by exactly {@code v + r}.
   *
   * @return empty where the portfolio does not know: the sequence is negative, ahead of the
   *     portfolio, or further back than its recent trades
   */
  public static Optional<List<MissedTrade>> after(long sequence, Portfolio portfolio) {
    long missing = portfolio.sequence() - sequence;
    if (sequence < 0 || missing < 0) {
      return Optional.empty();
    }
    if (missing == 0) {
      return Optional.of(List.of());
    }
    List<RecentTrade> newestFirst = portfolio.recentTrades();
    if (missing > newestFirst.size()) {
      return Optional.empty();
    }
    List<MissedTrade> missed = new ArrayList<>();
    Map<Integer, Position> positions = new HashMap<>();
    Totals totals = portfolio.totals();
    for (RecentTrade trade : newestFirst.subList(0, (int) missing)) {
      Position position =
          positions.computeIfAbsent(trade.instrumentId(), id -> portfolio.position(id));
      missed.add(new MissedTrade(trade, position, totals));
      Position before = before(trade, position);
      totals = before(trade, position, before, totals);
      positions.put(trade.instrumentId(), before);
    }
    Collections.reverse(missed);
    return Optional.of(List.copyOf(missed));
  }

  private static Position before(RecentTrade trade, Position after) {
    long signed = trade.side().sign() * trade.quantity().billionths();
    Money paid = trade.side() == Side.BUY ? trade.value() : trade.value().negated();
    return new Position(
        after.instrumentId(),
        new Quantity(after.quantity().billionths() - signed),
        after.costBasis().minus(paid).minus(trade.realizedPnl()),
        after.realizedPnl().minus(trade.realizedPnl()));
  }

  private static Totals before(
      RecentTrade trade, Position position, Position positionBefore, Totals after) {
    return new Totals(
        after
            .sharesHeld()
            .minus(Shares.of(position.quantity().abs()))
            .plus(Shares.of(positionBefore.quantity().abs())),
        after.tradeCount() - 1,
        after.tradedValue().minus(trade.value()),
        after.costBasis().minus(position.costBasis()).plus(positionBefore.costBasis()),
        after.realizedPnl().minus(trade.realizedPnl()));
  }
}
