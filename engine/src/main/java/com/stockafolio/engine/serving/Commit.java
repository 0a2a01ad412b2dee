package com.stockafolio.engine.serving;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.trace.EpochMicros;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.ledger.HistoryPage;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.RowUsers;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A row on its way to the journal: what its records were decided to be, and what that leads to. All
 * of it is to be seen by nobody until the journal has it.
 */
final class Commit {
  private final EntriesBooked event;
  private final RowUsers users;
  private final List<Portfolio> after;
  private final List<Portfolio> pageEnds;
  private final long decidedMicros = EpochMicros.now();

  private Commit(
      EntriesBooked event, RowUsers users, List<Portfolio> after, List<Portfolio> pageEnds) {
    this.event = event;
    this.users = users;
    this.after = after;
    this.pageEnds = pageEnds;
  }

  /**
   * The records that a ledger has cut for a row, undecided.
   *
   * @param from offset up to which is journaled; exclusive
   * @param to offset up to which the row covers
   * @param settled offset up to which the consumer needs no rejection again
   * @param records in the order of their offsets
   */
  record Cut(SourceId source, long from, long to, long settled, List<TradeRecord> records) {
    /** Fingerprint of the record at {@code to}: a batch ends with one of its records. */
    private int print() {
      TradeRecord last = records.isEmpty() ? null : records.get(records.size() - 1);
      return last != null && last.offset() == to ? RecordPrint.of(last) : RecordPrint.UNKNOWN;
    }
  }

  /**
   * Has each user decide their records, in the order of their offsets: on what the book says, and
   * on those of the row before.
   *
   * @param revision what is decided on the first record, where that is a bust or a correction, on
   *     what the book says; null else
   * @throws IllegalStateException naming the record and its user, where one cannot be decided
   */
  static Commit decide(Cut cut, LedgerBook book, Decision revision) {
    List<TradeRecord> records = cut.records();
    RowUsers users = book.usersOf(records);
    List<BookedEntry> entries = new ArrayList<>(records.size());
    List<Portfolio> after = new ArrayList<>(records.size());
    List<Portfolio> pageEnds = new ArrayList<>(0);
    LedgerMarket market = book.market();
    Consumer<Portfolio> passed = pageEnds::add;
    List<LedgerRejection> rejections = new ArrayList<>(0);
    for (int i = 0; i < records.size(); i++) {
      TradeRecord record = records.get(i);
      PortfolioActor.Decided decided =
          decide(users.portfolio(i), record, market, passed, i == 0 ? revision : null);
      if (decided.decision() instanceof Decision.Accepted accepted) {
        users.decided(i, decided.after());
        entries.add(accepted.entry());
        after.add(decided.after());
        if (HistoryPage.endsWith(decided.after())) {
          pageEnds.add(decided.after());
        }
      } else if (decided.decision() instanceof Decision.Rejected rejected) {
        rejections.add(new LedgerRejection(record.offset(), rejected.reason(), rejected.detail()));
      }
    }
    EntriesBooked event =
        new EntriesBooked(
            cut.source(),
            cut.from(),
            cut.to(),
            cut.print(),
            cut.settled(),
            market.number(),
            entries,
            rejections);
    return new Commit(event, users, after, pageEnds);
  }

  private static PortfolioActor.Decided decide(
      Portfolio before,
      TradeRecord record,
      LedgerMarket market,
      Consumer<Portfolio> pageEnds,
      Decision revision) {
    try {
      Portfolio met = before.meet(market, pageEnds);
      return revision == null
          ? PortfolioActor.decide(met, record, market)
          : PortfolioActor.decided(met, revision);
    } catch (RuntimeException failure) {
      throw new IllegalStateException(
          "user %s cannot decide the record at offset %d"
              .formatted(record.transaction().userId(), record.offset()),
          failure);
    }
  }

  /** What the journal is to keep. */
  EntriesBooked event() {
    return event;
  }

  /** What each of the event's entries leads to, in their order. */
  List<Portfolio> after() {
    return after;
  }

  /** When it was decided, in microseconds since 1970. */
  long decidedMicros() {
    return decidedMicros;
  }

  /** Those of {@link #after} that end a page of history. */
  List<Portfolio> pageEnds() {
    return pageEnds;
  }

  /** Has the book take over what is journaled by now, and counts it. */
  void takeOver(LedgerBook book, EngineMetrics metrics) {
    int usersBefore = book.size();
    book.commit(event, users);
    metrics.portfolios.add(book.size() - usersBefore);
    metrics.journalRows.increment();
    metrics.tradesBooked.add(event.entries().size());
    metrics.journalMicros.add(Math.max(0, EpochMicros.now() - decidedMicros));
    metrics.journalTimes.increment();
    for (LedgerRejection rejection : event.rejections()) {
      metrics.rejections.increment(rejection.reason().name());
      (rejection.reason() == RejectionReason.DUPLICATE
              ? metrics.duplicates
              : metrics.tradesRejected)
          .increment();
    }
  }
}
