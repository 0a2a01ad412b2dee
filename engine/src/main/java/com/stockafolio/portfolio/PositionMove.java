package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;

/**
 * What an entry moved a position by.
 *
 * @param instrumentId whose position
 * @param quantity the shares that came in; negative where they went out, or a short grew; up to
 *     twice what a position may hold, where it went from one bound to the other
 * @param cost by how much the cost basis rose
 * @param realizedPnl the profit (or, negative, loss) that was realised
 */
public record PositionMove(int instrumentId, Shares quantity, Money cost, Money realizedPnl) {

  /** Checks presence. */
  public PositionMove {
    requireNonNull(quantity, "quantity");
    requireNonNull(cost, "cost");
    requireNonNull(realizedPnl, "realizedPnl");
  }

  /** One of a quantity of a record. */
  public PositionMove(int instrumentId, Quantity quantity, Money cost, Money realizedPnl) {
    this(instrumentId, Shares.of(quantity), cost, realizedPnl);
  }

  /**
   * The position after it.
   *
   * @throws IllegalArgumentException if that is beyond {@link Position#MAX_QUANTITY}
   */
  Position after(Position before) {
    return new Position(
        instrumentId,
        quantity(Shares.of(before.quantity()).plus(quantity)),
        before.costBasis().plus(cost),
        before.realizedPnl().plus(realizedPnl));
  }

  /**
   * The position before it.
   *
   * @throws IllegalArgumentException if that is beyond {@link Position#MAX_QUANTITY}
   */
  Position before(Position after) {
    return new Position(
        instrumentId,
        quantity(Shares.of(after.quantity()).minus(quantity)),
        after.costBasis().minus(cost),
        after.realizedPnl().minus(realizedPnl));
  }

  private static Quantity quantity(Shares shares) {
    if (!shares.fitsLong()) {
      throw new IllegalArgumentException("quantity beyond 9 billion shares: " + shares);
    }
    return new Quantity(shares.low());
  }

  /** Whether it moved nothing. */
  boolean isNone() {
    return quantity.signum() == 0 && cost.signum() == 0 && realizedPnl.signum() == 0;
  }
}
