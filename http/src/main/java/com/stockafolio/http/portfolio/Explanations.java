package com.stockafolio.http.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Why a position is what it is: the entries that touched it, each with what it moved and what it
 * left. Safe to share.
 */
final class Explanations {
  /** So many entries are looked through for one answer; the next goes on where it ended. */
  static final int MOST_LOOKED_THROUGH = 6_400;

  private static final int AT_ONCE = 256;

  private final PastPortfolios past;

  /** Out of the history. */
  Explanations(PastPortfolios past) {
    this.past = past;
  }

  /**
   * An entry that touched the position.
   *
   * @param moved what it moved; nothing where it named the instrument alone
   * @param after the position that it left
   */
  record Step(RecentEntry entry, PositionMove moved, Position after) {}

  /**
   * Some of the entries.
   *
   * @param sequence that of the portfolio
   * @param position as it is
   * @param newestFirst the first of all leaves {@code position}; each begins where the next ends
   * @param revised which of them were taken back or corrected until now
   * @param next below which the answer after this goes on; 1 where there is no more
   */
  record Told(
      long sequence, Position position, List<Step> newestFirst, Revised revised, long next) {}

  /** What is collected on the way back. */
  private static final class Walk {
    private final int instrument;
    private final int limit;
    private final List<Step> steps = new ArrayList<>();
    private Position after;
    private long below;
    private int left = MOST_LOOKED_THROUGH;

    Walk(int instrument, int limit, long below) {
      this.instrument = instrument;
      this.limit = limit;
      this.below = below;
    }

    boolean isOver() {
      return below == 1 || steps.size() >= limit || left <= 0;
    }

    void take(List<RecentEntry> newestFirst) {
      for (RecentEntry entry : newestFirst) {
        if (isOver()) {
          return;
        }
        left--;
        below = entry.sequence();
        if (entry.touched().contains(instrument)) {
          PositionMove moved = moved(entry);
          steps.add(new Step(entry, moved, after));
          after = moved.before(after);
        }
      }
    }

    private PositionMove moved(RecentEntry entry) {
      return entry.moves().stream()
          .filter(move -> move.instrumentId() == instrument)
          .reduce(
              new PositionMove(instrument, Quantity.ZERO, Money.ZERO, Money.ZERO),
              (one, other) ->
                  new PositionMove(
                      instrument,
                      new Quantity(
                          Math.addExact(
                              one.quantity().billionths(), other.quantity().billionths())),
                      one.cost().plus(other.cost()),
                      one.realizedPnl().plus(other.realizedPnl())));
    }
  }

  /**
   * Explains a position.
   *
   * @param before only entries of a sequence below it; above 0
   * @param limit the most entries, above 0
   */
  CompletionStage<Told> of(Portfolio live, int instrument, long before, int limit) {
    long newest = Math.min(before - 1, live.sequence());
    Walk walk = new Walk(instrument, limit, newest + 1);
    return past.at(live, newest)
        .thenCompose(
            then -> {
              walk.after = then.position(instrument);
              return walked(live, walk);
            })
        .thenCompose(done -> past.revised(live, walk.below, newest, Long.MAX_VALUE))
        .thenApply(
            revised ->
                new Told(
                    live.sequence(),
                    live.position(instrument),
                    List.copyOf(walk.steps),
                    revised,
                    walk.below));
  }

  private CompletionStage<Walk> walked(Portfolio live, Walk walk) {
    return walk.isOver()
        ? CompletableFuture.completedFuture(walk)
        : past.entries(live, walk.below, AT_ONCE)
            .thenComposeAsync(
                found -> {
                  walk.take(found);
                  return walked(live, walk);
                });
  }
}
