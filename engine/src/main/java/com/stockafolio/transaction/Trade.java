package com.stockafolio.transaction;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;

/**
 * A trade as a producer sent it.
 *
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param symbol the traded instrument's symbol, known or not
 * @param side buy or sell
 * @param quantity the number of shares, positive, at most {@link #MAX_QUANTITY}
 * @param price the price a share, positive, at most {@link #MAX_PRICE}
 * @param fee what the user paid for it beside, in dollars; between zero and {@link #MAX_FEE}
 * @param tradedAtMillis the producer's word on when it was traded, in milliseconds since 1970
 */
public record Trade(
    TradeId tradeId,
    UserId userId,
    String symbol,
    Side side,
    Quantity quantity,
    Price price,
    Money fee,
    long tradedAtMillis)
    implements Transaction {

  /** The largest quantity of one trade: a billion shares. */
  public static final Quantity MAX_QUANTITY = new Quantity(1_000_000_000L * 1_000_000_000L);

  /** The highest price of a trade: a million dollars a share. */
  public static final Price MAX_PRICE = new Price(1_000_000L * 1_000_000_000L);

  /**
   * The largest value of one trade that is booked: 90 billion dollars, which fits a long of 1e-8
   * dollars.
   */
  public static final Money MAX_VALUE = Money.ofHundredMillionths(9_000_000_000_000_000_000L);

  /** The highest fee of one trade: a million dollars. */
  public static final Money MAX_FEE = Money.ofHundredMillionths(1_000_000L * 100_000_000);

  /**
   * Checks presence and bounds.
   *
   * @throws IllegalArgumentException if quantity or price is not positive or beyond its bound, or
   *     the fee beyond its own
   */
  public Trade {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    requireNonNull(symbol, "symbol");
    requireNonNull(side, "side");
    checkBounds(quantity, price, fee);
  }

  /** A trade without a fee. */
  public Trade(
      TradeId tradeId,
      UserId userId,
      String symbol,
      Side side,
      Quantity quantity,
      Price price,
      long tradedAtMillis) {
    this(tradeId, userId, symbol, side, quantity, price, Money.ZERO, tradedAtMillis);
  }

  public static void checkBounds(Quantity quantity, Price price, Money fee) {
    if (quantity.billionths() <= 0 || quantity.compareTo(MAX_QUANTITY) > 0) {
      throw new IllegalArgumentException(
          "quantity must be above 0 and at most " + MAX_QUANTITY + ": " + quantity);
    }
    if (price.billionths() <= 0 || price.compareTo(MAX_PRICE) > 0) {
      throw new IllegalArgumentException(
          "price must be above 0 and at most " + MAX_PRICE + ": " + price);
    }
    if (fee.high() != 0 || fee.low() < 0 || fee.low() > MAX_FEE.low()) {
      throw new IllegalArgumentException(
          "fee must be at least 0 and at most " + MAX_FEE + ": " + fee);
    }
  }

  @Override
  public Trade as(TradeId otherId, long otherMillis) {
    return new Trade(otherId, userId, symbol, side, quantity, price, fee, otherMillis);
  }
}
