package com.stockafolio.entry;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.List;

/**
 * A booked transfer as its portfolio remembers it.
 *
 * @param sequence its number among the user's entries: 1 for the first, dense
 * @param offset its offset in its source partition
 * @param tradeId the producer's name for it
 * @param direction in or out
 * @param instrumentId the instrument, see {@link Instruments#byId}
 * @param quantity the number of shares, negative for a short position
 * @param cost what they cost, in dollars: as sent with them, or as they took it along
 * @param realizedPnl the profit (or, negative, loss) that they realised where they came in against
 *     an opposite position; zero else
 * @param tradedAtMillis the producer's word on when it moved, in milliseconds since 1970
 * @param recordedAtMillis when it was appended to the log, in milliseconds since 1970
 */
public record RecentTransfer(
    long sequence,
    long offset,
    TradeId tradeId,
    Direction direction,
    int instrumentId,
    Quantity quantity,
    Money cost,
    Money realizedPnl,
    long tradedAtMillis,
    long recordedAtMillis)
    implements RecentTransaction {

  @Override
  public BookedTransfer bookedBy(UserId user) {
    return new BookedTransfer(
        offset,
        recordedAtMillis,
        tradedAtMillis,
        tradeId,
        user,
        instrumentId,
        direction,
        quantity,
        direction == Direction.IN ? cost : Money.ZERO);
  }

  @Override
  public EntryType type() {
    return EntryType.TRANSFER;
  }

  @Override
  public List<PositionMove> moves() {
    return List.of(
        direction == Direction.IN
            ? new PositionMove(instrumentId, quantity, cost.plus(realizedPnl), realizedPnl)
            : new PositionMove(
                instrumentId, new Quantity(-quantity.billionths()), cost.negated(), Money.ZERO));
  }

  @Override
  public Money cashMoved() {
    return Money.ZERO;
  }

  @Override
  public Money incomeMoved() {
    return Money.ZERO;
  }
}
