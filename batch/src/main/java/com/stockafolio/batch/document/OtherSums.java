package com.stockafolio.batch.document;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What a day booked beside the value of its trades.
 *
 * @param fees of trades, in dollars
 * @param transfers how many were booked, in and out
 * @param movements how many movements of cash were booked
 * @param moved what they come to, in dollars
 * @param income the part of it that is income, in dollars
 */
public record OtherSums(
    BigDecimal fees, long transfers, long movements, BigDecimal moved, BigDecimal income)
    implements Serializable {
  /** Nothing. */
  public static final OtherSums NONE =
      new OtherSums(BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

  /** The sum of both. */
  OtherSums plus(OtherSums other) {
    return new OtherSums(
        fees.add(other.fees),
        transfers + other.transfers,
        movements + other.movements,
        moved.add(other.moved),
        income.add(other.income));
  }
}
