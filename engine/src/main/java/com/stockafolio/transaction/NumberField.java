package com.stockafolio.transaction;

import com.stockafolio.amount.FixedPoint;
import com.stockafolio.amount.Money;
import com.stockafolio.transaction.TradeText.InvalidField;

/** Reads numbers of records; each is exact in its unit, or its field's reason is thrown. */
final class NumberField {
  private NumberField() {}

  /** In units of 1e-9: above zero and at most so much. */
  static long positive(String name, String text, long most, RejectionReason invalid) {
    long value = exact(name, text, FixedPoint.DECIMALS, invalid);
    if (value <= 0) {
      throw new InvalidField(
          invalid, name, name + " must be above 0, not " + TradeText.shown(text));
    }
    if (value > most) {
      throw beyond(name, text, FixedPoint.plain(most));
    }
    return value;
  }

  /** In units of 1e-9: not zero and at most so much either way. */
  static long signed(String name, String text, long most, RejectionReason invalid) {
    long value = exact(name, text, FixedPoint.DECIMALS, invalid);
    if (value == 0) {
      throw new InvalidField(invalid, name, name + " must not be 0");
    }
    if (value > most || value < -most) {
      throw beyond(name, text, FixedPoint.plain(most) + " either way");
    }
    return value;
  }

  /** Dollars in units of 1e-8; what exceeds a long is as large as one can be. */
  static long money(String name, String text, RejectionReason invalid) {
    return exact(name, text, Money.DECIMALS, invalid);
  }

  /** Dollars in units of 1e-8: at most {@link Trade#MAX_VALUE} either way. */
  static long boundedMoney(String name, String text, RejectionReason invalid) {
    long value = money(name, text, invalid);
    if (value > Trade.MAX_VALUE.low() || value < -Trade.MAX_VALUE.low()) {
      throw beyond(name, text, Trade.MAX_VALUE + " either way");
    }
    return value;
  }

  private static long exact(String name, String text, int decimals, RejectionReason invalid) {
    try {
      return FixedPoint.parse(text, decimals);
    } catch (NumberFormatException notExact) {
      throw new InvalidField(invalid, name, name + " is " + notExact.getMessage());
    } catch (ArithmeticException beyondLong) {
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static InvalidField beyond(String name, String text, String most) {
    return new InvalidField(
        RejectionReason.OUT_OF_RANGE,
        name,
        "%s must be at most %s, not %s".formatted(name, most, TradeText.shown(text)));
  }
}
