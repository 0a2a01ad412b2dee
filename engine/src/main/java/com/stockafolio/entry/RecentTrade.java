package com.stockafolio.entry;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.List;

/**
 * A booked trade as its portfolio remembers it.
 *
 * @param sequence its number among the user's entries: 1 for the first, dense
 * @param offset its offset in its source partition
 * @param tradeId the producer's name for it
 * @param instrumentId the traded instrument, see {@link Instruments#byId}
 * @param side buy or sell
 * @param quantity the number of shares, positive
 * @param price the price a share
 * @param fee what the user paid for it beside
 * @param value quantity times price, rounded half-even to 1e-8 dollars
 * @param realizedPnl the profit (or, negative, loss) that this trade realised; zero where it closed
 *     nothing
 * @param tradedAtMillis the producer's word on when it was traded, in milliseconds since 1970
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 */
public record RecentTrade(
    long sequence,
    long offset,
    TradeId tradeId,
    int instrumentId,
    Side side,
    Quantity quantity,
    Price price,
    Money fee,
    Money value,
    Money realizedPnl,
    long tradedAtMillis,
    long recordedAtMillis)
    implements RecentTransaction {

  /**
   * What it moved the cost by, less what it realised: the value with the side's sign, and the fee.
   */
  public Money netValue() {
    return (side == Side.BUY ? value : value.negated()).plus(fee);
  }

  @Override
  public BookedTrade bookedBy(UserId user) {
    return new BookedTrade(
        offset,
        recordedAtMillis,
        tradedAtMillis,
        tradeId,
        user,
        instrumentId,
        side,
        quantity,
        price,
        fee);
  }

  @Override
  public EntryType type() {
    return EntryType.TRADE;
  }

  @Override
  public List<PositionMove> moves() {
    return List.of(
        new PositionMove(
            instrumentId, quantity.signed(side), netValue().plus(realizedPnl), realizedPnl));
  }

  @Override
  public Money cashMoved() {
    return netValue().negated();
  }

  @Override
  public Money incomeMoved() {
    return Money.ZERO;
  }

  @Override
  public int tradesMoved() {
    return 1;
  }

  @Override
  public Money tradedValueMoved() {
    return value;
  }
}
