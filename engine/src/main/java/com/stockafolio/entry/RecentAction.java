package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.List;

/**
 * An action of the market that found a position, as the portfolio remembers it.
 *
 * @param sequence its number among the user's entries: 1 for the first, dense
 * @param offset that of its copy in the source partition
 * @param actionId the desk's name for it
 * @param type what it is, one of the market's
 * @param number its number in the market's list, from 1
 * @param instrumentId the instrument whose holders it concerned
 * @param outcome what it did
 * @param recordedAtMillis when its copy was appended to the log, in milliseconds since 1970
 */
public record RecentAction(
    long sequence,
    long offset,
    TradeId actionId,
    EntryType type,
    int number,
    int instrumentId,
    ActionOutcome outcome,
    long recordedAtMillis)
    implements RecentEntry {

  /** Checks presence and bounds. */
  public RecentAction {
    requireNonNull(actionId, "actionId");
    requireNonNull(outcome, "outcome");
    if (!type.isAction()) {
      throw new IllegalArgumentException("no action of the market: " + type);
    }
    if (number < 1 || instrumentId < 1) {
      throw new IllegalArgumentException(
          "number and instrument must be above 0: %d, %d".formatted(number, instrumentId));
    }
  }

  @Override
  public TradeId tradeId() {
    return actionId;
  }

  @Override
  public long tradedAtMillis() {
    return recordedAtMillis;
  }

  @Override
  public List<PositionMove> moves() {
    return outcome.moves();
  }

  @Override
  public Money cashMoved() {
    return outcome.cash();
  }

  @Override
  public Money incomeMoved() {
    return type == EntryType.DIVIDEND ? outcome.cash() : Money.ZERO;
  }
}
