package com.stockafolio.lots;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import java.util.List;

/**
 * A position by the lots that it is made of, and those that it was. The shares of all open ones are
 * the position's, by whatever method; by {@link LotMethod#AVERAGE} so are the cost and what was
 * realised. By another one cost less realised profit is the same as by that, as long as no shares
 * are transferred out and no cost goes over to another instrument's.
 *
 * @param position as the portfolio keeps it
 * @param method which lots were closed first
 * @param open in the order in which they were acquired
 * @param closed in the order in which they were closed
 */
public record PositionLots(
    Position position, LotMethod method, List<OpenLot> open, List<ClosedLot> closed) {

  /** Copies the lists. */
  public PositionLots {
    requireNonNull(position, "position");
    requireNonNull(method, "method");
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  /** What all open lots cost. */
  public Money costBasis() {
    return open.stream().map(OpenLot::cost).reduce(Money.ZERO, Money::plus);
  }

  /** What all closed lots realised. */
  public Money realizedPnl() {
    return closed.stream().map(ClosedLot::realizedPnl).reduce(Money.ZERO, Money::plus);
  }
}
