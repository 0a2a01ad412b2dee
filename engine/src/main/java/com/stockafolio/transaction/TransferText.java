package com.stockafolio.transaction;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.transaction.TradeText.InvalidField;

/** The fields of a transfer as a producer writes them; see {@link TradeText}. */
public final class TransferText {
  private TransferText() {}

  /** IN or OUT. */
  public static Direction direction(String text) {
    return switch (text) {
      case "IN" -> Direction.IN;
      case "OUT" -> Direction.OUT;
      default ->
          throw new InvalidField(
              RejectionReason.INVALID_DIRECTION,
              "direction",
              "direction must be IN or OUT, not " + TradeText.shown(text));
    };
  }

  /** Shares: not zero, at most 9 decimals, at most {@link Trade#MAX_QUANTITY} either way. */
  public static Quantity quantity(String text) {
    long most = Trade.MAX_QUANTITY.billionths();
    return new Quantity(
        NumberField.signed("quantity", text, most, RejectionReason.INVALID_QUANTITY));
  }

  /**
   * Dollars that the shares cost, at most 8 decimals: of one that comes in with the quantity's
   * sign, or zero, at most {@link Trade#MAX_VALUE} either way; of one that goes out it must be left
   * out, here null.
   */
  public static Money costBasis(String text, Direction direction, Quantity quantity) {
    if (text == null) {
      return Money.ZERO;
    }
    if (direction == Direction.OUT) {
      throw invalid("costBasis must be left out: what goes out takes its part of the cost along");
    }
    long cost = NumberField.boundedMoney("costBasis", text, RejectionReason.INVALID_COST_BASIS);
    if (cost != 0 && Long.signum(cost) != quantity.signum()) {
      throw invalid(
          "costBasis must have the sign of quantity, or be 0, not " + TradeText.shown(text));
    }
    return Money.ofHundredMillionths(cost);
  }

  private static InvalidField invalid(String detail) {
    return new InvalidField(RejectionReason.INVALID_COST_BASIS, "costBasis", detail);
  }
}
