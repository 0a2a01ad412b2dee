package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;

/**
 * Shares that moved between depots without being traded, as a producer sent it.
 *
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param direction in or out
 * @param symbol the instrument's symbol, known or not
 * @param quantity the number of shares, negative for a short position; not zero, between -{@link
 *     Trade#MAX_QUANTITY} and {@link Trade#MAX_QUANTITY}
 * @param costBasis of one that comes in what the shares cost, with the quantity's sign, or zero;
 *     between -{@link Trade#MAX_VALUE} and {@link Trade#MAX_VALUE}; zero of one that goes out
 * @param tradedAtMillis the producer's word on when it moved, in milliseconds since 1970
 */
public record Transfer(
    TradeId tradeId,
    UserId userId,
    Direction direction,
    String symbol,
    Quantity quantity,
    Money costBasis,
    long tradedAtMillis)
    implements Transaction {

  /**
   * Checks presence and bounds.
   *
   * @throws IllegalArgumentException if quantity or cost are beyond their bounds or contradict each
   *     other
   */
  public Transfer {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    requireNonNull(symbol, "symbol");
    check(direction, quantity, costBasis);
  }

  public static void check(Direction direction, Quantity quantity, Money costBasis) {
    requireNonNull(direction, "direction");
    if (quantity.signum() == 0 || quantity.abs().compareTo(Trade.MAX_QUANTITY) > 0) {
      throw new IllegalArgumentException(
          "quantity must not be 0, and at most " + Trade.MAX_QUANTITY + " either way: " + quantity);
    }
    int sign = costBasis.signum();
    if (sign != 0 && (direction == Direction.OUT || sign != quantity.signum())
        || costBasis.abs().compareTo(Trade.MAX_VALUE) > 0) {
      throw new IllegalArgumentException(
          "not the cost of " + quantity + " shares that go " + direction + ": " + costBasis);
    }
  }

  @Override
  public Transfer as(TradeId otherId, long otherMillis) {
    return new Transfer(otherId, userId, direction, symbol, quantity, costBasis, otherMillis);
  }
}
