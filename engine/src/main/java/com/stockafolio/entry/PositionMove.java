package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;

/**
 * What an entry moved a position by.
 *
 * @param instrumentId whose position
 * @param quantity the shares that came in; negative where they went out, or a short grew
 * @param cost by how much the cost basis rose; up to twice what a position may cost, where it went
 *     from one bound to the other
 * @param realizedPnl the profit (or, negative, loss) that was realised
 */
public record PositionMove(int instrumentId, Quantity quantity, Money cost, Money realizedPnl) {

  /** Checks presence. */
  public PositionMove {
    requireNonNull(quantity, "quantity");
    requireNonNull(cost, "cost");
    requireNonNull(realizedPnl, "realizedPnl");
  }

  /**
   * The position after it.
   *
   * @throws ArithmeticException if its quantity is beyond a long
   * @throws IllegalArgumentException if that is beyond {@link Position#MAX_QUANTITY}
   */
  public Position after(Position before) {
    return new Position(
        instrumentId,
        new Quantity(Math.addExact(before.quantity().billionths(), quantity.billionths())),
        before.costBasis().plus(cost),
        before.realizedPnl().plus(realizedPnl));
  }

  /**
   * The position before it.
   *
   * @throws ArithmeticException if its quantity was beyond a long
   * @throws IllegalArgumentException if that was beyond {@link Position#MAX_QUANTITY}
   */
  public Position before(Position after) {
    return new Position(
        instrumentId,
        new Quantity(Math.subtractExact(after.quantity().billionths(), quantity.billionths())),
        after.costBasis().minus(cost),
        after.realizedPnl().minus(realizedPnl));
  }

  /** Whether it moved nothing. */
  boolean isNone() {
    return quantity.signum() == 0 && cost.signum() == 0 && realizedPnl.signum() == 0;
  }
}
