package com.stockafolio.transaction;

import com.stockafolio.amount.Money;
import com.stockafolio.transaction.TradeText.InvalidField;

/** The fields of a movement of cash as a producer writes them; see {@link TradeText}. */
public final class CashText {
  private CashText() {}

  /** Dollars, at most 8 decimals: not zero, at most {@link Trade#MAX_VALUE} either way. */
  public static Money amount(String text) {
    long amount = NumberField.boundedMoney("amount", text, RejectionReason.INVALID_AMOUNT);
    if (amount == 0) {
      throw new InvalidField(RejectionReason.INVALID_AMOUNT, "amount", "amount must not be 0");
    }
    return Money.ofHundredMillionths(amount);
  }

  /** One of {@link CashKind}, by its name. */
  public static CashKind kind(String text) {
    return switch (text) {
      case "DEPOSIT" -> CashKind.DEPOSIT;
      case "WITHDRAWAL" -> CashKind.WITHDRAWAL;
      case "INTEREST" -> CashKind.INTEREST;
      case "FEE" -> CashKind.FEE;
      default ->
          throw new InvalidField(
              RejectionReason.INVALID_KIND,
              "kind",
              "kind must be DEPOSIT, WITHDRAWAL, INTEREST or FEE, not " + TradeText.shown(text));
    };
  }

  /** Requires an amount of a sign that the kind allows. */
  public static void agree(Money amount, CashKind kind) {
    if (!kind.allows(amount.signum())) {
      throw new InvalidField(
          RejectionReason.INVALID_AMOUNT,
          "amount",
          "amount of a %s must be %s 0, not %s"
              .formatted(kind, kind == CashKind.DEPOSIT ? "above" : "below", amount));
    }
  }
}
