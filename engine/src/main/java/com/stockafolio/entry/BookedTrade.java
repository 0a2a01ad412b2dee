package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/**
 * A trade that was accepted.
 *
 * @param offset its offset in its source partition, not negative
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 * @param tradedAtMillis the producer's word on when it was traded, in milliseconds since 1970
 * @param tradeId the producer's name for it
 * @param userId whose portfolio it belongs to
 * @param instrumentId the traded instrument, see {@link Instruments#byId}; positive
 * @param side buy or sell
 * @param quantity the number of shares, positive, at most {@link Trade#MAX_QUANTITY}
 * @param price the price a share, positive, at most {@link Trade#MAX_PRICE}
 * @param fee what the user paid for it beside, from zero to {@link Trade#MAX_FEE}
 */
public record BookedTrade(
    long offset,
    long recordedAtMillis,
    long tradedAtMillis,
    TradeId tradeId,
    UserId userId,
    int instrumentId,
    Side side,
    Quantity quantity,
    Price price,
    Money fee)
    implements BookedEntry {

  /** Checks presence and bounds. */
  public BookedTrade {
    requireNonNull(tradeId, "tradeId");
    requireNonNull(userId, "userId");
    requireNonNull(side, "side");
    Trade.checkBounds(quantity, price, fee);
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
    if (instrumentId <= 0) {
      throw new IllegalArgumentException("instrument id must be above 0: " + instrumentId);
    }
  }

  /** A trade without a fee. */
  public BookedTrade(
      long offset,
      long recordedAtMillis,
      long tradedAtMillis,
      TradeId tradeId,
      UserId userId,
      int instrumentId,
      Side side,
      Quantity quantity,
      Price price) {
    this(
        offset,
        recordedAtMillis,
        tradedAtMillis,
        tradeId,
        userId,
        instrumentId,
        side,
        quantity,
        price,
        Money.ZERO);
  }

  /** The quantity in units of 1e-9 shares, negative for a sell. */
  public long signedBillionths() {
    return side.sign() * quantity.billionths();
  }

  @Override
  public EntryType type() {
    return EntryType.TRADE;
  }
}
