package com.stockafolio.portfolio;

/**
 * The accounting rule: what one trade makes of one position. Buying more of a long position, or
 * selling more of a short one, adds the trade's value to the cost. Trading against a position
 * closes it: a partial close removes cost in proportion to the quantity, rounded half-even at 1e-8
 * dollars; a full close removes exactly what is left. A trade through zero closes the old side
 * fully at its quantity's value, and opens the new one with the rest of the trade's. So cost minus
 * realised P&amp;L always moves by the trade's signed value, exactly.
 *
 * @param quantity the signed quantity after the trade, in 1e-9 shares
 * @param cost the cost basis after the trade, in 1e-8 dollars, with the sign of the quantity
 * @param realized the P&amp;L that the trade realised, in 1e-8 dollars
 */
record PositionChange(long quantity, long cost, long realized) {

  /**
   * The position after a trade of a signed quantity at a price, given the position's quantity and
   * cost before it. Only for a trade without a {@link #violation}.
   */
  static PositionChange of(long quantity, long cost, long signed, long price) {
    long after = quantity + signed;
    long value = value(signed, price);
    if (adds(quantity, signed)) {
      return new PositionChange(after, cost + value, 0);
    }
    if (Math.abs(signed) < Math.abs(quantity)) {
      long removed =
          Long.signum(quantity)
              * HalfEven.proportion(Math.abs(cost), Math.abs(signed), Math.abs(quantity));
      return new PositionChange(after, cost - removed, -value - removed);
    }
    long closed = value(quantity, price);
    return new PositionChange(after, value + closed, closed - cost);
  }

  private static long value(long signed, long price) {
    return Long.signum(signed) * Product.orBeyond(Math.abs(signed), price);
  }

  /**
   * The bound that the trade would pass, in words, or null. Within the bounds no figure of {@link
   * #of} exceeds a long.
   */
  static String violation(long quantity, long cost, long signed, long price) {
    long shares = Math.abs(signed);
    long value = Product.orBeyond(shares, price);
    long maxCost = Position.MAX_COST.low();
    if (value < 0) {
      Money exact = Money.product(new Quantity(shares), new Price(price));
      return "the trade's value of " + exact + " dollars is beyond " + Trade.MAX_VALUE;
    }
    if (adds(quantity, signed)) {
      if (Math.abs(quantity) > Quantity.MAX.billionths() - shares) {
        Shares after = Shares.ofBillionths(quantity).plus(Shares.ofBillionths(signed));
        return "the position's quantity of "
            + after
            + " shares would be beyond "
            + Position.MAX_QUANTITY;
      }
      if (Math.abs(cost) > maxCost - value) {
        Money signedValue = Money.ofHundredMillionths(signed < 0 ? -value : value);
        Money exact = Money.ofHundredMillionths(cost).plus(signedValue);
        return "the position's cost of " + exact + " dollars would be beyond " + Position.MAX_COST;
      }
    }
    return null;
  }

  private static boolean adds(long quantity, long signed) {
    return quantity == 0 || (quantity ^ signed) >= 0;
  }
}
