package com.stockafolio.portfolio;

import com.stockafolio.amount.HalfEven;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Product;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.entry.Position;
import com.stockafolio.transaction.Trade;

/**
 * The accounting rule: what one trade, or one transfer, makes of one position. Shares that arrive
 * have a value: of a trade the signed quantity times the price, and the fee; of a transfer what
 * they cost. Where they add to a position, their value adds to its cost. Where they close some of
 * it, a partial close removes cost in proportion to the quantity, rounded half-even at 1e-8
 * dollars; a full close removes exactly what is left. Shares through zero close the old side fully
 * at its part of their value, and open the new one with the rest. So cost minus realised P&amp;L
 * always moves by the value, exactly.
 *
 * @param quantity the signed quantity afterwards, in 1e-9 shares
 * @param cost the cost basis afterwards, in 1e-8 dollars
 * @param realized the P&amp;L that was realised, in 1e-8 dollars
 */
record PositionChange(long quantity, long cost, long realized) {

  /** What becomes of no position. */
  static final PositionChange NONE = new PositionChange(0, 0, 0);

  /** The largest cost, and the largest P&amp;L of one entry, either way. */
  private static final long MOST = Trade.MAX_VALUE.low();

  /**
   * The position after a trade of a signed quantity at a price and a fee, given the position's
   * quantity and cost before it. Only for a trade without a {@link #violation}.
   */
  static PositionChange ofTrade(long quantity, long cost, long signed, long price, long fee) {
    long net = value(signed, price) + fee;
    return of(quantity, cost, signed, net, closedByTrade(quantity, signed, price, fee, net));
  }

  /** The position after a transfer into it. Only for one without an {@link #arrivalViolation}. */
  static PositionChange ofArrival(long quantity, long cost, long signed, long value) {
    return of(quantity, cost, signed, value, closedByArrival(quantity, signed, value));
  }

  /** The position after a transfer out of it, of at most what is held. */
  static PositionChange ofDeparture(long quantity, long cost, long signed) {
    long moved = signed == quantity ? cost : share(cost, signed, quantity);
    return new PositionChange(quantity - signed, cost - moved, 0);
  }

  /** Whether the position holds what is to be transferred out of it. */
  static boolean holds(long quantity, long signed) {
    return Long.signum(quantity) == Long.signum(signed) && Math.abs(signed) <= Math.abs(quantity);
  }

  private static PositionChange of(long quantity, long cost, long signed, long net, long closed) {
    long after = quantity + signed;
    if (adds(quantity, signed)) {
      return new PositionChange(after, cost + net, 0);
    }
    if (Math.abs(signed) < Math.abs(quantity)) {
      long removed = share(cost, signed, quantity);
      return new PositionChange(after, cost - removed, -net - removed);
    }
    return new PositionChange(after, net - closed, -closed - cost);
  }

  /** Of the trade's net value that which closes the position, where it goes through zero. */
  private static long closedByTrade(long quantity, long signed, long price, long fee, long net) {
    if (!flips(quantity, signed)) {
      return net;
    }
    long ofFee = fee == 0 ? 0 : HalfEven.proportion(fee, Math.abs(quantity), Math.abs(signed));
    return ofFee - value(quantity, price);
  }

  private static long closedByArrival(long quantity, long signed, long value) {
    return flips(quantity, signed) ? share(value, quantity, signed) : value;
  }

  /** The amount times part over whole, whose signs do not matter. */
  private static long share(long amount, long part, long whole) {
    return Long.signum(amount)
        * HalfEven.proportion(Math.abs(amount), Math.abs(part), Math.abs(whole));
  }

  private static long value(long signed, long price) {
    return Long.signum(signed) * Product.orBeyond(Math.abs(signed), price, Trade.MAX_VALUE.low());
  }

  /**
   * The bound that the trade would pass, in words, or null. Within the bounds no figure of {@link
   * #ofTrade} exceeds a long.
   */
  static String violation(long quantity, long cost, long signed, long price, long fee) {
    long shares = Math.abs(signed);
    long value = Product.orBeyond(shares, price, Trade.MAX_VALUE.low());
    if (value < 0) {
      Money exact = Money.product(new Quantity(shares), new Price(price));
      return "the trade's value of " + exact + " dollars is beyond " + Trade.MAX_VALUE;
    }
    long net = (signed < 0 ? -value : value) + fee;
    return broken(quantity, cost, signed, net, closedByTrade(quantity, signed, price, fee, net));
  }

  /** The bound that the transfer into the position would pass, in words, or null. */
  static String arrivalViolation(long quantity, long cost, long signed, long value) {
    return broken(quantity, cost, signed, value, closedByArrival(quantity, signed, value));
  }

  private static String broken(long quantity, long cost, long signed, long net, long closed) {
    if (!adds(quantity, signed)) {
      return brokenByClosing(quantity, cost, signed, net, closed);
    }
    if (Math.abs(quantity) > Quantity.MAX.billionths() - Math.abs(signed)) {
      Shares after = Shares.ofBillionths(quantity).plus(Shares.ofBillionths(signed));
      return "the position's quantity of "
          + after
          + " shares would be beyond "
          + Position.MAX_QUANTITY;
    }
    return beyond(cost, net) ? costViolation(cost, net) : null;
  }

  private static String brokenByClosing(
      long quantity, long cost, long signed, long net, long closed) {
    if (beyond(net, -closed)) {
      return costViolation(net, -closed);
    }
    // What is realised is the difference of two amounts; only fees can make it more than either.
    boolean more = cost != 0 && closed != 0 && (cost ^ closed) >= 0;
    if (more || closed > MOST || closed < -MOST) {
      long removed = Math.abs(signed) < Math.abs(quantity) ? share(cost, signed, quantity) : cost;
      if (beyond(closed, removed)) {
        Money realized =
            Money.ofHundredMillionths(closed).plus(Money.ofHundredMillionths(removed)).negated();
        return "the realised P&L of " + realized + " dollars would be beyond " + Trade.MAX_VALUE;
      }
    }
    return null;
  }

  private static String costViolation(long cost, long more) {
    Money exact = Money.ofHundredMillionths(cost).plus(Money.ofHundredMillionths(more));
    return "the position's cost of " + exact + " dollars would be beyond " + Position.MAX_COST;
  }

  /** Whether the sum, which may exceed a long, is above the largest cost, either way. */
  private static boolean beyond(long one, long other) {
    long sum = one + other;
    return ((one ^ sum) & (other ^ sum)) < 0 || sum > MOST || sum < -MOST;
  }

  private static boolean flips(long quantity, long signed) {
    return !adds(quantity, signed) && Math.abs(signed) > Math.abs(quantity);
  }

  private static boolean adds(long quantity, long signed) {
    return quantity == 0 || (quantity ^ signed) >= 0;
  }
}
