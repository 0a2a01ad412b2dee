package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.transaction.Direction;

/**
 * What the bytes of a portfolio hold beside what follows from its positions, where it has had
 * anything but trades. Cash is not among it: cost less realised P&amp;L is what trades and
 * transfers took together, so one stored sum gives it.
 *
 * @param others the number of entries that are no trades, not negative
 * @param funding cash that moved by itself, and the cost of what was transferred in, less that of
 *     what was transferred out: cash is it less the cost, and the realised P&amp;L on top
 * @param income the cash that is income
 */
record PackedSums(long others, Money funding, Money income) {

  /** Of a portfolio of trades alone; it takes no bytes. */
  static final PackedSums NONE = new PackedSums(0, Money.ZERO, Money.ZERO);

  /** The sums after the entry, given what its position's cost was moved by. */
  PackedSums after(BookedEntry entry, long costMoved) {
    if (entry instanceof BookedCash cash) {
      Money earned = cash.kind().isIncome() ? income.plus(cash.amount()) : income;
      return new PackedSums(others + 1, funding.plus(cash.amount()), earned);
    }
    if (entry instanceof BookedTransfer transfer) {
      Money moved =
          transfer.direction() == Direction.IN
              ? transfer.costBasis()
              : Money.ofHundredMillionths(costMoved);
      return new PackedSums(others + 1, funding.plus(moved), income);
    }
    return this;
  }

  /**
   * The sums after an action. Cash that is paid for shares follows from what they realise, so that
   * income alone moves by itself.
   */
  PackedSums after(RecentAction action) {
    Money earned = action.incomeMoved();
    return new PackedSums(others + 1, funding.plus(earned), income.plus(earned));
  }

  /**
   * The sums after a revision. A trade that is taken back is an entry that is none any more. What
   * moved cash and neither cost nor what was realised is funding.
   */
  PackedSums after(RevisionContent revision) {
    Money moved = revision.cash();
    for (PositionMove move : revision.moves()) {
      moved = moved.plus(move.cost()).minus(move.realizedPnl());
    }
    return new PackedSums(
        others + 1 - revision.trades(), funding.plus(moved), income.plus(revision.income()));
  }

  boolean isNone() {
    return others == 0;
  }

  void writeTo(PackedWriter writer) {
    if (!isNone()) {
      writer.writeVarint(others);
      funding.writeTo(writer);
      income.writeTo(writer);
    }
  }

  static PackedSums readFrom(PackedReader reader) {
    return new PackedSums(reader.readVarint(), Money.readFrom(reader), Money.readFrom(reader));
  }
}
