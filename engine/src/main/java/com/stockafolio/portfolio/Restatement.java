package com.stockafolio.portfolio;

import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTransaction;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.transaction.Correction;
import java.util.TreeMap;

/**
 * A portfolio folded again, as busts and corrections have its entries: from what was known right
 * before the first that they change, all that the market did, and the user's own entries by their
 * offsets. An average cost cannot be undone, so that all that came after a change is folded anew;
 * but nothing is decided anew. Not thread-safe.
 */
final class Restatement {

  /**
   * What the fold led to.
   *
   * @param portfolio of which the positions, the cash, the income, and number and value of the
   *     trades are meant; null where a bound was broken
   * @param violation the entry and the bound that it broke, in words; null for none
   */
  record Result(Portfolio portfolio, String violation) {}

  private final LedgerMarket market;
  private final Portfolio before;

  /** The user's own that are not taken back, as they should have been, by sequence. */
  private final TreeMap<Long, BookedEntry> own = new TreeMap<>();

  /**
   * Of the entries from a sequence on.
   *
   * @param from the first that is changed: what is before it is {@link PastEntries#reaches known}
   * @param to the last
   */
  Restatement(PastEntries past, long from, long to, LedgerMarket market) {
    this.market = market;
    Portfolio known = past.portfolioAt(from - 1);
    // Actions that found nothing before it would find nothing again.
    this.before = known.metUpTo(from == 1 ? 0 : market.numberAt(past.at(from - 1).offset()));
    for (long sequence = from; sequence <= to; sequence++) {
      RecentEntry entry = past.at(sequence);
      if (entry instanceof RecentRevision revision) {
        revise(revision.content().ofSequence(), revision.content().correction());
      } else if (entry instanceof RecentTransaction transaction) {
        own.put(sequence, transaction.bookedBy(known.userId()));
      }
    }
  }

  /**
   * Takes an entry back, or sets it right.
   *
   * @param sequence whose
   * @param correction what it should have said; null where it is taken back
   */
  void revise(long sequence, Correction correction) {
    BookedEntry revised = own.remove(sequence);
    if (revised == null) {
      throw new IllegalStateException("no entry %d to be revised".formatted(sequence));
    }
    if (correction != null) {
      own.put(sequence, corrected(revised, correction));
    }
  }

  /**
   * Folds them, and what the market did.
   *
   * @param number the last of the market's list that is met
   */
  Result fold(int number) {
    return fold(number, FoldSteps.UNTOLD);
  }

  /**
   * Folds them, and what the market did.
   *
   * @param number the last of the market's list that is met
   * @param steps told of each
   */
  Result fold(int number, FoldSteps steps) {
    Portfolio folded = before;
    for (BookedEntry entry : own.values()) {
      Portfolio met = meet(folded, market.numberAt(entry.offset()), steps);
      String violation = DecisionRules.violation(met.position(entry.instrumentId()), entry);
      if (violation != null) {
        return new Result(null, "%s %s: %s".formatted(entry.type(), entry.tradeId(), violation));
      }
      folded = met.apply(entry);
      steps.booked(entry, met, folded);
    }
    return new Result(meet(folded, number, steps), null);
  }

  private Portfolio meet(Portfolio portfolio, int number, FoldSteps steps) {
    return portfolio.meet(
        market, number, (was, is) -> steps.met((RecentAction) is.latestEntry(), was, is));
  }

  private static BookedEntry corrected(BookedEntry entry, Correction correction) {
    if (correction instanceof Correction.OfTrade trade) {
      return new BookedTrade(
          entry.offset(),
          entry.recordedAtMillis(),
          entry.tradedAtMillis(),
          entry.tradeId(),
          entry.userId(),
          entry.instrumentId(),
          trade.side(),
          trade.quantity(),
          trade.price(),
          trade.fee());
    }
    if (correction instanceof Correction.OfTransfer transfer) {
      return new BookedTransfer(
          entry.offset(),
          entry.recordedAtMillis(),
          entry.tradedAtMillis(),
          entry.tradeId(),
          entry.userId(),
          entry.instrumentId(),
          transfer.direction(),
          transfer.quantity(),
          transfer.costBasis());
    }
    Correction.OfCash cash = (Correction.OfCash) correction;
    return new BookedCash(
        entry.offset(),
        entry.recordedAtMillis(),
        entry.tradedAtMillis(),
        entry.tradeId(),
        entry.userId(),
        cash.kind(),
        cash.amount());
  }
}
