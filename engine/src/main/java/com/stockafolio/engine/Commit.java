package com.stockafolio.engine;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.TradesBooked;
import com.stockafolio.portfolio.BookedTrade;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RejectionReason;
import com.stockafolio.portfolio.TradeRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Records on their way to one journal row: given out to their users' actors, decided one by one in
 * any order, then put together in the order of their offsets. Owned by one ledger, and used for one
 * row.
 */
final class Commit {
  private final SourceId source;
  private final long from;
  private final long to;
  private final long settled;
  private final List<TradeRecord> records;
  private final LiveActor[] actors;
  private final Decision[] decisions;
  private final List<Portfolio> after;
  private int undecided;
  private TradesBooked event;

  Commit(SourceId source, long from, long to, long settled, List<TradeRecord> records) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.settled = settled;
    this.records = records;
    this.actors = new LiveActor[records.size()];
    this.decisions = new Decision[records.size()];
    this.after = new ArrayList<>(records.size());
    this.undecided = records.size();
  }

  long to() {
    return to;
  }

  List<TradeRecord> records() {
    return records;
  }

  /** Notes which actor decides a record. */
  void askedOf(int index, LiveActor actor) {
    actors[index] = actor;
    actor.commit = this;
  }

  /** Takes a decision in. A user's decisions arrive in order, so its last portfolio comes last. */
  void decided(Ledger.Decided decided) {
    decisions[decided.index()] = decided.decision();
    if (decided.after() != null) {
      after.add(decided.after());
    }
    undecided--;
  }

  boolean isDecided() {
    return undecided == 0;
  }

  /** The portfolios that the booked trades lead to; the last one of a user stands. */
  List<Portfolio> after() {
    return after;
  }

  /** The journal event, once all is decided. */
  TradesBooked event(int instrumentsVersion) {
    if (event == null) {
      List<BookedTrade> trades = new ArrayList<>(decisions.length);
      List<LedgerRejection> rejections = new ArrayList<>(0);
      for (int i = 0; i < decisions.length; i++) {
        if (decisions[i] instanceof Decision.Accepted accepted) {
          trades.add(accepted.trade());
        } else if (decisions[i] instanceof Decision.Rejected rejected) {
          rejections.add(
              new LedgerRejection(records.get(i).offset(), rejected.reason(), rejected.detail()));
        }
      }
      event = new TradesBooked(source, from, to, settled, instrumentsVersion, trades, rejections);
    }
    return event;
  }

  /** Tells each actor once that what it decided is journaled, and counts. */
  void journaled(EngineMetrics metrics) {
    for (LiveActor actor : actors) {
      if (actor.commit == this) {
        actor.commit = null;
        actor.ref.tell(PortfolioActor.Journaled.INSTANCE);
      }
    }
    metrics.journalRows.increment();
    metrics.tradesBooked.add(event.trades().size());
    for (LedgerRejection rejection : event.rejections()) {
      (rejection.reason() == RejectionReason.DUPLICATE
              ? metrics.duplicates
              : metrics.tradesRejected)
          .increment();
    }
  }
}
