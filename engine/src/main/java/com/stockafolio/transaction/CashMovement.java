package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;

/**
 * Cash that came in or went out by itself, as a producer sent it.
 *
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param amount in dollars, negative where it went out; not zero, of a sign that the kind allows,
 *     between -{@link Trade#MAX_VALUE} and {@link Trade#MAX_VALUE}
 * @param kind why it moved
 * @param tradedAtMillis the producer's word on when it moved, in milliseconds since 1970
 */
public record CashMovement(
    TradeId tradeId, UserId userId, Money amount, CashKind kind, long tradedAtMillis)
    implements Transaction {

  /**
   * Checks presence and bounds.
   *
   * @throws IllegalArgumentException if the amount is beyond its bound or of the wrong sign
   */
  public CashMovement {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    check(amount, kind);
  }

  public static void check(Money amount, CashKind kind) {
    requireNonNull(amount, "amount");
    requireNonNull(kind, "kind");
    if (!kind.allows(amount.signum()) || amount.abs().compareTo(Trade.MAX_VALUE) > 0) {
      throw new IllegalArgumentException("not an amount of a " + kind + ": " + amount);
    }
  }

  @Override
  public CashMovement as(TradeId otherId, long otherMillis) {
    return new CashMovement(otherId, userId, amount, kind, otherMillis);
  }
}
