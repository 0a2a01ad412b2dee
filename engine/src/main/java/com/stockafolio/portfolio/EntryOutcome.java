package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Shares;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry with the positions that it touched and the totals as they stood right after it.
 *
 * @param entry the entry
 * @param positions after it, in the order of {@link RecentEntry#touched}; also flat ones
 * @param totals the totals after it
 */
public record EntryOutcome(RecentEntry entry, List<Position> positions, Totals totals) {

  /** Copies the list. */
  public EntryOutcome {
    positions = List.copyOf(positions);
  }

  /** That of the newest entry of a portfolio, which has one. */
  public static EntryOutcome latest(Portfolio portfolio) {
    RecentEntry entry = portfolio.latestEntry();
    List<Position> positions = new ArrayList<>(2);
    for (int instrument : entry.touched()) {
      positions.add(portfolio.position(instrument));
    }
    return new EntryOutcome(entry, positions, portfolio.totals());
  }

  /**
   * The entries after a sequence, oldest first, for those who saw the portfolio at it. Positions
   * and totals are found by undoing the later entries.
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
    Map<Integer, Position> undone = new HashMap<>();
    Totals totals = portfolio.totals();
    for (RecentEntry entry : newestFirst.subList(0, (int) missing)) {
      List<Position> positions = new ArrayList<>(2);
      for (int instrument : entry.touched()) {
        positions.add(undone.computeIfAbsent(instrument, portfolio::position));
      }
      EntryOutcome told = new EntryOutcome(entry, positions, totals);
      missed.add(told);
      for (Position before : told.positionsBefore()) {
        undone.put(before.instrumentId(), before);
      }
      totals = told.totalsBefore();
    }
    Collections.reverse(missed);
    return Optional.of(List.copyOf(missed));
  }

  /** The positions as they stood before the entry, in the same order. */
  public List<Position> positionsBefore() {
    List<Position> before = new ArrayList<>(positions.size());
    for (Position position : positions) {
      Position undone = position;
      for (PositionMove move : entry.moves()) {
        if (move.instrumentId() == position.instrumentId()) {
          undone = move.before(undone);
        }
      }
      before.add(undone);
    }
    return before;
  }

  private Totals totalsBefore() {
    Shares shares = totals.sharesHeld();
    for (Position after : positions) {
      shares = shares.minus(Shares.of(after.quantity().abs()));
    }
    for (Position before : positionsBefore()) {
      shares = shares.plus(Shares.of(before.quantity().abs()));
    }
    Money cost = totals.costBasis();
    Money realized = totals.realizedPnl();
    for (PositionMove move : entry.moves()) {
      cost = cost.minus(move.cost());
      realized = realized.minus(move.realizedPnl());
    }
    return new Totals(
        shares,
        totals.tradeCount() - entry.tradesMoved(),
        totals.tradedValue().minus(entry.tradedValueMoved()),
        cost,
        realized,
        totals.cash().minus(entry.cashMoved()),
        totals.income().minus(entry.incomeMoved()));
  }
}
