package com.stockafolio.ledger;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a ledger has journaled, and nothing else: its users' portfolios, the offset up to which its
 * source is covered, and the rejections that its consumer may still ask for. Not thread-safe: one
 * ledger owns it.
 */
public final class LedgerBook {
  private final PortfolioTable portfolios = new PortfolioTable();
  private SourceId source;
  private LastRecord last = LastRecord.NONE;
  private long settled = -1;
  private List<LedgerRejection> rejections = List.of();
  private LedgerMarket market = LedgerMarket.empty(MarketList.empty());
  private List<Portfolio> pageEnds = new ArrayList<>();

  /** An empty book. */
  public LedgerBook() {}

  /** A book that goes on from a checkpoint's header; its portfolios follow by {@link #restore}. */
  LedgerBook(CheckpointHeader header) {
    source = header.source();
    last = header.covered();
    settled = header.settled();
    rejections = header.rejections();
    market = header.market();
  }

  /** The source that the book is filled from; null before the first event. */
  public SourceId source() {
    return source;
  }

  /** Last journaled offset of the source; -1 for none. */
  public long covered() {
    return last.offset();
  }

  /** The record there. */
  public LastRecord last() {
    return last;
  }

  /** What the market did, as far as the ledger has journaled it. */
  public LedgerMarket market() {
    return market;
  }

  /** Number of users who have an entry. */
  public int size() {
    return portfolios.size();
  }

  /** The user's portfolio, an empty one where the user has no entry. */
  public Portfolio portfolio(UserId user) {
    Portfolio portfolio = portfolios.get(user);
    return portfolio == null ? Portfolio.empty(user) : portfolio;
  }

  /** All portfolios at this moment, in no particular order; they are immutable. */
  public Portfolio[] capture() {
    return portfolios.toArray();
  }

  /** What a checkpoint needs besides the portfolios. */
  public CheckpointHeader header() {
    return new CheckpointHeader(source, last, settled, rejections, market);
  }

  /** The kept rejections with offsets after {@code previous} up to and including {@code last}. */
  public List<LedgerRejection> rejections(long previous, long last) {
    if (rejections.isEmpty()) {
      return List.of();
    }
    return rejections.stream().filter(r -> r.offset() > previous && r.offset() <= last).toList();
  }

  /**
   * Whether the event begins after what is covered: rows between them are gone from the journal.
   * Nothing after them can be booked before the records of them are, which their source has.
   */
  public boolean isStranded(LedgerEvent event) {
    return event.from() > covered() && (source == null || source.equals(event.source()));
  }

  /**
   * Books an event as recovery does. Offsets that are covered already are skipped, so that an event
   * written twice, or by two writers at once, changes nothing.
   *
   * @return the number of entries that the event added
   * @throws JournalHole where the event is {@link #isStranded stranded}, or comes from another
   *     source, or was decided from another log
   */
  public int fold(LedgerEvent event) {
    if (!begins(event)) {
      return 0;
    }
    int added = 0;
    if (event instanceof EntriesBooked booked) {
      added = fold(booked);
    } else {
      take((MarketTaken) event);
    }
    ends(event);
    return added;
  }

  private int fold(EntriesBooked event) {
    int added = 0;
    long covered = covered();
    for (BookedEntry entry : event.entries()) {
      if (entry.offset() > covered) {
        requireDecidedBy(event.marketNumber());
        Portfolio after = portfolio(entry.userId()).meet(market, pageEnds::add).apply(entry);
        portfolios.put(after);
        added++;
        if (HistoryPage.endsWith(after)) {
          pageEnds.add(after);
        }
      }
    }
    return added;
  }

  private void requireDecidedBy(int number) {
    if (number != market.number()) {
      throw new JournalHole(
          "Entries were decided by number %d of the market's list, where %d are journaled"
              .formatted(number, market.number()));
    }
  }

  private void take(MarketTaken event) {
    ListedAction action = event.action();
    if (action != null) {
      requireDecidedBy(action.number() - 1);
      market = market.with(market.list().with(action), event.to(), event.recordedAtMillis());
    }
  }

  /**
   * The pages of history that {@link #fold} filled since this was last called: they may be
   * unwritten.
   */
  public List<Portfolio> takePageEnds() {
    List<Portfolio> taken = pageEnds;
    pageEnds = new ArrayList<>();
    return taken;
  }

  /** Looks up the users of a row that is to be decided; the book is as it was. */
  public RowUsers usersOf(List<TradeRecord> records) {
    return new RowUsers(records, portfolios);
  }

  /**
   * Books an event whose resulting portfolios are known, as the live ledger does.
   *
   * @param users of the event's records, looked up here, with what they hold after the event
   */
  public void commit(EntriesBooked event, RowUsers users) {
    requireFollowing(event);
    users.putInto(portfolios);
    ends(event);
  }

  /** Takes a market record into the list, as the live ledger does. */
  public void commit(MarketTaken event) {
    requireFollowing(event);
    take(event);
    ends(event);
  }

  private void requireFollowing(LedgerEvent event) {
    if (!begins(event) || event.from() != covered()) {
      throw new JournalHole(
          "Event from " + event.from() + " does not follow what is covered, " + covered());
    }
  }

  /** Puts a portfolio of a checkpoint in place. */
  void restore(Portfolio portfolio) {
    portfolios.put(portfolio);
  }

  private boolean begins(LedgerEvent event) {
    if (source == null) {
      source = event.source();
    }
    if (!source.equals(event.source())) {
      throw new JournalHole("Event of " + event.source() + " in the ledger of " + source);
    }
    if (event.from() > covered()) {
      throw new JournalHole(
          "Nothing is journaled between offset " + covered() + " and " + event.from());
    }
    requireSameLog(event);
    return event.to() > covered();
  }

  /** Two writers that read the source before and after it was written over must not be mixed. */
  private void requireSameLog(LedgerEvent event) {
    if (event.from() < covered() && event.to() >= covered() && !event.mayHold(last)) {
      throw new JournalHole(
          "Two records were journaled for offset %d: the source was cut and written over"
              .formatted(covered()));
    }
  }

  private void ends(LedgerEvent event) {
    long covered = covered();
    settled = Math.max(settled, event.settled());
    if (!rejections.isEmpty() || !event.rejections().isEmpty()) {
      List<LedgerRejection> kept = new ArrayList<>();
      for (LedgerRejection rejection : rejections) {
        if (rejection.offset() > settled) {
          kept.add(rejection);
        }
      }
      for (LedgerRejection rejection : event.rejections()) {
        if (rejection.offset() > covered && rejection.offset() > settled) {
          kept.add(rejection);
        }
      }
      rejections = List.copyOf(kept);
    }
    last = new LastRecord(event.to(), event.print());
  }

  /**
   * The whole book as bytes in a fixed order: two books are equal where these are. For tests and
   * proofs, not for the live ledger.
   */
  public byte[] canonicalBytes() {
    Portfolio[] all = capture();
    Arrays.sort(
        all,
        (a, b) ->
            a.userIdHigh() == b.userIdHigh()
                ? Long.compare(a.userIdLow(), b.userIdLow())
                : Long.compare(a.userIdHigh(), b.userIdHigh()));
    return CheckpointSlices.canonical(header(), all);
  }
}
