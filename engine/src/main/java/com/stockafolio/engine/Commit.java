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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records on their way to one journal row: given out to their users' actors, decided one by one in
 * any order, then put together in the order of their offsets. Used for one row, and owned by one
 * ledger but for this: each actor writes the decisions on its own records, and whoever takes the
 * last one tells the ledger. So a trade costs one message and not three; see RATIONALE.md.
 */
final class Commit {
  private final long number;
  private final SourceId source;
  private final long from;
  private final long to;
  private final long settled;
  private final List<TradeRecord> records;
  private final LiveActor[] actors;
  private final Decision[] decisions;
  private final Portfolio[] after;

  /** What a user's first booked trade of the row was decided on, at that trade's index. */
  private final Portfolio[] before;

  private final AtomicInteger undecided;
  private final Fate fate = new Fate(this);
  private TradesBooked event;

  /**
   * Whether a commit is journaled. Idle actors keep it, so it lets go of the commit and all its
   * records.
   */
  static final class Fate {
    private volatile Commit pending;

    Fate(Commit pending) {
      this.pending = pending;
    }

    /** The commit while it is not journaled; null once it is. */
    Commit pending() {
      return pending;
    }
  }

  /**
   * A commit with nothing decided.
   *
   * @param number 1 for a ledger's first since it serves, and 1 more with each
   */
  Commit(
      long number, SourceId source, long from, long to, long settled, List<TradeRecord> records) {
    this.number = number;
    this.source = source;
    this.from = from;
    this.to = to;
    this.settled = settled;
    this.records = records;
    this.actors = new LiveActor[records.size()];
    this.decisions = new Decision[records.size()];
    this.after = new Portfolio[records.size()];
    this.before = new Portfolio[records.size()];
    this.undecided = new AtomicInteger(records.size());
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
    actor.asked(number);
  }

  /** What the actors that decided look up whether it is journaled. */
  Fate fate() {
    return fate;
  }

  /**
   * Takes a decision in; called by the actor that decides.
   *
   * @param portfolio what the trade leads to; null for a rejection
   * @return whether it was the last one
   */
  boolean decided(int index, Decision decision, Portfolio portfolio) {
    decisions[index] = decision;
    after[index] = portfolio;
    return undecided.decrementAndGet() == 0;
  }

  /** Notes what a user's first booked trade of the row is decided on; called by its actor. */
  void startsFrom(int index, Portfolio portfolio) {
    before[index] = portfolio;
  }

  /** What was noted at the index. */
  Portfolio startedFrom(int index) {
    return before[index];
  }

  /** What a user's booked trades led to, from the index on; called by its actor. */
  List<Portfolio> bookedFrom(int index, Portfolio of) {
    List<Portfolio> booked = new ArrayList<>(1);
    for (int i = index; i < after.length; i++) {
      // Others of the row may be written at this moment by their actors; those are not looked at.
      if (records.get(i).trade().userId().high() == of.userIdHigh()
          && records.get(i).trade().userId().low() == of.userIdLow()
          && after[i] != null) {
        booked.add(after[i]);
      }
    }
    return booked;
  }

  /** Whether there is nothing to decide, so that nobody will say that all is decided. */
  boolean isEmpty() {
    return records.isEmpty();
  }

  /** The portfolios that the booked trades lead to; the last one of a user stands. */
  List<Portfolio> after() {
    List<Portfolio> booked = new ArrayList<>(after.length);
    for (Portfolio portfolio : after) {
      if (portfolio != null) {
        booked.add(portfolio);
      }
    }
    return booked;
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

  /** Lets the actors know that what they decided is journaled, and counts. */
  void journaled(EngineMetrics metrics) {
    fate.pending = null;
    for (LiveActor actor : actors) {
      actor.journaled(number);
    }
    LatencyTrace.journaled(event.trades());
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
