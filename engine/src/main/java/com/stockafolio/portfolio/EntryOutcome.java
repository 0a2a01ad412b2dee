package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.transaction.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A booked entry with its position and the totals as they stood right after it.
 *
 * @param entry the entry
 * @param position the entry's position after it; also flat; null where it changed none
 * @param totals the totals after it
 */
public record EntryOutcome(RecentEntry entry, Position position, Totals totals) {
  /**
   * The entries after a sequence, oldest first, for those who saw the portfolio at it. Positions
   * and totals are found by undoing the later entries: since cost basis less realised P&L is the
   * sum of what came in, a trade of net value {@code v} and realised P&L {@code r} has moved the
   * cost basis by exactly {@code v + r}, as has a transfer of that cost.
   *
   * @return empty where the portfolio does not know: the sequence is negative, ahead of the
   *     portfolio, or further back than its recent entries
   */
  public static Optional<List<EntryOutcome>> after(long sequence, Portfolio portfolio) {
    long missing = portfolio.sequence() - sequence;
    if (sequence < 0 || missing < 0) {
      return Optional.empty();
    }
    if (missing == 0) {
      return Optional.of(List.of());
    }
    List<RecentEntry> newestFirst = portfolio.recentEntries();
    if (missing > newestFirst.size()) {
      return Optional.empty();
    }
    List<EntryOutcome> missed = new ArrayList<>();
    Map<Integer, Position> positions = new HashMap<>();
    Totals totals = portfolio.totals();
    for (RecentEntry entry : newestFirst.subList(0, (int) missing)) {
      int instrument = entry.instrumentId();
      Position position =
          instrument == 0
              ? null
              : positions.computeIfAbsent(instrument, id -> portfolio.position(id));
      EntryOutcome told = new EntryOutcome(entry, position, totals);
      missed.add(told);
      totals = told.totalsBefore();
      if (position != null) {
        positions.put(instrument, told.positionBefore());
      }
    }
    Collections.reverse(missed);
    return Optional.of(List.copyOf(missed));
  }

  /** The entry's position before it; null where it changed none. */
  public Position positionBefore() {
    if (position == null) {
      return null;
    }
    return new Position(
        position.instrumentId(),
        new Quantity(position.quantity().billionths() - quantityMoved()),
        position.costBasis().minus(costMoved()).minus(realized()),
        position.realizedPnl().minus(realized()));
  }

  private Totals totalsBefore() {
    Position before = positionBefore();
    Shares shares = totals.sharesHeld();
    if (before != null) {
      shares =
          shares
              .minus(Shares.of(position.quantity().abs()))
              .plus(Shares.of(before.quantity().abs()));
    }
    Money cost = totals.costBasis().minus(costMoved()).minus(realized());
    Money realized = totals.realizedPnl().minus(realized());
    long trades = totals.tradeCount();
    Money traded = totals.tradedValue();
    Money cash = totals.cash();
    Money income = totals.income();
    if (entry instanceof RecentTrade trade) {
      trades--;
      traded = traded.minus(trade.value());
      cash = cash.plus(trade.netValue());
    } else if (entry instanceof RecentCash moved) {
      cash = cash.minus(moved.amount());
      income = moved.kind().isIncome() ? income.minus(moved.amount()) : income;
    }
    return new Totals(shares, trades, traded, cost, realized, cash, income);
  }

  /** In 1e-9 shares, with the sign of what came in. */
  private long quantityMoved() {
    if (entry instanceof RecentTrade trade) {
      return trade.side().sign() * trade.quantity().billionths();
    }
    if (entry instanceof RecentTransfer transfer) {
      long quantity = transfer.quantity().billionths();
      return transfer.direction() == Direction.IN ? quantity : -quantity;
    }
    return 0;
  }

  /** What cost less realised P&L moved by. */
  private Money costMoved() {
    if (entry instanceof RecentTrade trade) {
      return trade.netValue();
    }
    if (entry instanceof RecentTransfer transfer) {
      return transfer.direction() == Direction.IN ? transfer.cost() : transfer.cost().negated();
    }
    return Money.ZERO;
  }

  private Money realized() {
    if (entry instanceof RecentTrade trade) {
      return trade.realizedPnl();
    }
    return entry instanceof RecentTransfer transfer ? transfer.realizedPnl() : Money.ZERO;
  }
}
