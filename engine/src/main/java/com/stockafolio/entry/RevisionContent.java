package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.util.List;

/**
 * What a bust or a correction says, and what it did: the difference between the portfolio as the
 * entry that it is about had it, and as it is without that, or with that set right.
 *
 * @param type {@link EntryType#BUST} or {@link EntryType#CORRECT}
 * @param of the tradeId of the entry that it is about, the target
 * @param ofSequence the target's number among the user's entries
 * @param ofType what the target is: a trade, a movement of cash or a transfer
 * @param instrumentId the target's instrument, see {@link Instruments#byId}; 0 for none
 * @param reason why a bust is, in words; may be empty
 * @param correction what the target should have said; null of a bust
 * @param moves what positions moved by, that of the target's instrument first; none that moved
 *     nothing, and one of an instrument at most
 * @param cash the dollars that came in; negative where they went out
 * @param income of that which is income
 * @param tradedValue by how much the sum of the values of all trades rose
 */
public record RevisionContent(
    EntryType type,
    TradeId of,
    long ofSequence,
    EntryType ofType,
    int instrumentId,
    String reason,
    Correction correction,
    List<PositionMove> moves,
    Money cash,
    Money income,
    Money tradedValue) {

  /** Copies the list, and checks what belongs together. */
  public RevisionContent {
    requireNonNull(of, "of");
    requireNonNull(cash, "cash");
    requireNonNull(income, "income");
    requireNonNull(tradedValue, "tradedValue");
    moves = List.copyOf(moves);
    if (!type.isRevision() || ofType.isRevision() || ofType.isAction()) {
      throw new IllegalArgumentException("no revision: %s of %s".formatted(type, ofType));
    }
    if (type == EntryType.CORRECT ? correction.type() != ofType : correction != null) {
      throw new IllegalArgumentException("%s of %s with %s".formatted(type, ofType, correction));
    }
    if (ofSequence < 1 || (instrumentId > 0) == (ofType == EntryType.CASH)) {
      throw new IllegalArgumentException(
          "%s of entry %d, instrument %d".formatted(type, ofSequence, instrumentId));
    }
    if (!Bust.isReason(reason)) {
      throw new IllegalArgumentException("no reason: " + reason);
    }
    if (moves.stream().map(PositionMove::instrumentId).distinct().count() < moves.size()) {
      throw new IllegalArgumentException("an instrument is moved twice: " + moves);
    }
  }

  /** By how much the number of trades rose: -1 where a trade was taken back, 0 else. */
  public int trades() {
    return type == EntryType.BUST && ofType == EntryType.TRADE ? -1 : 0;
  }
}
