package com.stockafolio.portfolio;

import com.stockafolio.entry.RecentEntry;
import com.stockafolio.lots.TaxLots;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A user whose busts and corrections are decided twice: by {@link RevisionCase} with pages of
 * history, and by a fold of the whole history, from its first record on, by {@link
 * OraclePortfolio}.
 */
public final class RevisionLog {
  /** A record of the user's own as it should have been; null where it is taken back. */
  private static final class Booked {
    final TradeId id;
    final long sequence;
    TradeRecord record;

    Booked(TradeRecord record, long sequence) {
      this.id = record.transaction().tradeId();
      this.sequence = sequence;
      this.record = record;
    }
  }

  private final List<Booked> booked = new ArrayList<>();

  /** Of all that was booked, revisions too. */
  private final List<TradeId> ids = new ArrayList<>();

  private final Map<Long, Portfolio> pages = new HashMap<>();
  private Portfolio portfolio;

  public RevisionLog(Portfolio empty) {
    portfolio = empty;
  }

  public Portfolio portfolio() {
    return portfolio;
  }

  List<TradeId> ids() {
    return ids;
  }

  /** The record that was booked under the id, as it should have been; null where there is none. */
  TradeRecord record(TradeId id) {
    Booked found = find(id);
    return found == null ? null : found.record;
  }

  private Booked find(TradeId id) {
    Booked found = null;
    for (Booked one : booked) {
      found = one.id.equals(id) ? one : found;
    }
    return found;
  }

  public void meet(LedgerMarket market) {
    portfolio = portfolio.meet(market, end -> pages.put(end.sequence(), end));
  }

  /** Decides on what is no revision. */
  public Decision book(TradeRecord record, LedgerMarket market) {
    meet(market);
    Decision decision = portfolio.decide(record, market);
    if (decision instanceof Decision.Accepted accepted) {
      apply(accepted);
      booked.add(new Booked(record, portfolio.sequence()));
    }
    return decision;
  }

  /** Decides on a revision by pages of history. */
  public Decision revise(TradeRecord record, LedgerMarket market) {
    meet(market);
    RevisionCase revision = new RevisionCase(portfolio, record, market);
    int most = 1;
    for (long needed = revision.neededPage(); needed > 0; needed = revision.neededPage()) {
      revision.take(pagesUpTo(needed, most));
      most *= 4;
    }
    Decision decision = revision.decide();
    if (decision instanceof Decision.Accepted accepted) {
      apply(accepted);
    }
    return decision;
  }

  private List<Portfolio> pagesUpTo(long sequence, int most) {
    List<Portfolio> found = new ArrayList<>();
    for (long end = sequence; end > 0 && found.size() < most; end -= Portfolio.RECENT_ENTRIES) {
      found.add(pages.get(end));
    }
    return found;
  }

  /** The portfolio as it stood at a sequence, as it is known by now. */
  Portfolio hindsight(long sequence, long atMillis, LedgerMarket market) {
    Hindsight hindsight = new Hindsight(portfolio, sequence, atMillis, market);
    for (long needed = hindsight.neededPage(); needed > 0; needed = hindsight.neededPage()) {
      hindsight.take(List.of(pages.get(needed)));
    }
    return hindsight.portfolio();
  }

  /** The lots of all that is known by now. */
  public TaxLots lots(LedgerMarket market) {
    TaxLots lots = new TaxLots(portfolio, market);
    int most = 1;
    for (long needed = lots.neededPage(); needed > 0; needed = lots.neededPage()) {
      lots.take(pagesUpTo(needed, most));
      most *= 4;
    }
    return lots;
  }

  /** The sequence after all at or before the offset. */
  long sequenceAt(long offset) {
    long sequence = 0;
    List<RecentEntry> entries = new ArrayList<>(portfolio.recentEntries());
    pages.values().forEach(page -> entries.addAll(page.recentEntries()));
    for (RecentEntry entry : entries) {
      sequence = entry.offset() <= offset ? Math.max(sequence, entry.sequence()) : sequence;
    }
    return sequence;
  }

  private void apply(Decision.Accepted accepted) {
    portfolio = portfolio.apply(accepted.entry());
    ids.add(accepted.entry().tradeId());
    if (portfolio.sequence() % Portfolio.RECENT_ENTRIES == 0) {
      pages.put(portfolio.sequence(), portfolio);
    }
  }

  /** The oracle's reason to reject a revision; null where it is done. */
  RejectionReason oracle(TradeRecord record, LedgerMarket market) {
    Revision revision = (Revision) record.transaction();
    if (ids.subList(Math.max(0, ids.size() - 16), ids.size()).contains(revision.tradeId())) {
      return RejectionReason.DUPLICATE;
    }
    Booked target = find(revision.of());
    if (target == null) {
      return RejectionReason.UNKNOWN_TRADE;
    }
    if (target.record == null) {
      return RejectionReason.ALREADY_BUSTED;
    }
    TradeRecord before = target.record;
    target.record =
        revision instanceof Correct correct ? corrected(before, correct.correction()) : null;
    if (target.record == before || folded(market) == null) {
      target.record = before;
      return RejectionReason.CONFLICT;
    }
    return null;
  }

  /** The whole history, folded; null where a bound is broken. */
  OraclePortfolio folded(LedgerMarket market) {
    return folded(market, Long.MAX_VALUE, market.number());
  }

  /** The history up to a sequence, and a number of the market's list. */
  OraclePortfolio folded(LedgerMarket market, long sequence, int upTo) {
    OraclePortfolio oracle = new OraclePortfolio();
    int number = 0;
    for (Booked one : booked) {
      if (one.record == null || one.sequence > sequence) {
        continue;
      }
      while (number < upTo && market.offset(number + 1) < one.record.offset()) {
        number++;
        oracle.meet(number, market.effect(number));
      }
      if (oracle.bound(one.record) != null) {
        return null;
      }
      oracle.book(one.record);
    }
    while (number < upTo) {
      number++;
      oracle.meet(number, market.effect(number));
    }
    return oracle;
  }

  /** The same record where the correction is of another kind. */
  private static TradeRecord corrected(TradeRecord record, Correction correction) {
    Transaction said = record.transaction();
    Transaction right = said;
    if (said instanceof Trade was && correction instanceof Correction.OfTrade trade) {
      right =
          new Trade(
              was.tradeId(),
              was.userId(),
              was.symbol(),
              trade.side(),
              trade.quantity(),
              trade.price(),
              trade.fee(),
              was.tradedAtMillis());
    } else if (said instanceof Transfer was
        && correction instanceof Correction.OfTransfer transfer) {
      right =
          new Transfer(
              was.tradeId(),
              was.userId(),
              transfer.direction(),
              was.symbol(),
              transfer.quantity(),
              transfer.costBasis(),
              was.tradedAtMillis());
    } else if (said instanceof CashMovement was && correction instanceof Correction.OfCash cash) {
      right =
          new CashMovement(
              was.tradeId(), was.userId(), cash.amount(), cash.kind(), was.tradedAtMillis());
    }
    return right == said
        ? record
        : new TradeRecord(record.offset(), record.recordedAtMillis(), right);
  }
}
