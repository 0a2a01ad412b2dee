package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.transaction.RejectionReason;
import java.util.UUID;

/**
 * Books records in a user's book, and those that take back or correct others too: of users who do
 * so all that may be folded again is kept, from their first record of the day on, or, where that is
 * needed, of earlier days.
 */
final class Revising {
  private static final History.Ruling BOOKED = new History.Ruling(null, null, null);

  private final UserBook book;
  private final int partition;
  private final RevisionRows revisions;
  private final Of of;
  private UUID user;
  private boolean started;
  private History history;

  /**
   * What can be revised.
   *
   * @param history whether the ledgers keep what revisions need
   * @param past what was booked on earlier days; null where that is not needed
   */
  record Of(boolean history, Past past) {}

  Revising(UserBook book, int partition, RevisionRows revisions, Of of) {
    this.book = book;
    this.partition = partition;
    this.revisions = revisions;
    this.of = of;
  }

  /** The next user. */
  void begin(long userHigh, long userLow) {
    user = revisions.isEmpty() ? null : new UUID(userHigh, userLow);
    started = false;
    history = null;
  }

  /** The user's first record comes; the book stands as it was before, after this portfolio. */
  void start(BookRow before) {
    if (started) {
      return;
    }
    started = true;
    if (user == null || !revisions.users().contains(user)) {
      return;
    }
    if (of.past == null || !of.past.has(user)) {
      history = new History(before, book.highestInstrument());
      return;
    }
    BookRow origin = of.past.origin(user);
    book.clear();
    if (origin != null) {
      book.open(origin);
    }
    history = new History(origin, book.highestInstrument());
    replay();
    long due = before == null ? 0 : before.sequence;
    if (book.sequence() != due) {
      throw new BatchFailure(
          "the archive gives user %s %d entries before the day, the day before %d"
              .formatted(user, book.sequence(), due));
    }
  }

  private void replay() {
    TradeRows rows = of.past.trades();
    MarketView market = of.past.market();
    int met = 0;
    for (int row : of.past.rows(user)) {
      met = meet(market, met, rows.offset(row));
      if (rows.rejection(row) == 0) {
        Booking booking = Booking.of(rows, row);
        if (rows.isRevision(row)) {
          revise(booking, history.rule(booking, of.past.revisions().of(booking.offset()), book));
        } else {
          book(booking);
        }
      }
    }
    meet(market, met, Long.MAX_VALUE);
  }

  private int meet(MarketView market, int from, long offset) {
    int met = from;
    for (; met < market.count(partition) && market.offset(partition, met) < offset; met++) {
      Effect effect = market.effect(met);
      if (effect != null) {
        meet(met, effect, market.recordedAt(partition, met));
      }
    }
    return met;
  }

  /** Meets an action; null where it found no position. */
  UserBook.MetAction meet(int index, Effect effect, long recordedAtMillis) {
    UserBook.MetAction action = book.meet(index, effect);
    if (history != null) {
      history.happened(effect);
      if (action != null) {
        history.entered(recordedAtMillis);
      }
    }
    return action;
  }

  /** What becomes of a record. */
  History.Ruling rule(Booking booking, boolean isRevision) {
    if (!isRevision) {
      RejectionReason reason = book.decide(booking);
      return reason == null ? BOOKED : History.Ruling.not(reason);
    }
    if (book.isRecent(booking.tradeHigh(), booking.tradeLow())) {
      return History.Ruling.not(RejectionReason.DUPLICATE);
    }
    return of.history
        ? history.rule(booking, revisions.of(booking.offset()), book)
        : History.Ruling.not(RejectionReason.NO_HISTORY);
  }

  /** Books a record that is no revision. */
  void book(Booking booking) {
    book.book(booking);
    if (history != null) {
      history.entered(booking.recordedAtMillis());
      history.booked(booking);
    }
  }

  /** Books a revision as it was ruled. */
  UserBook.Booked revise(Booking booking, History.Ruling ruling) {
    if (ruling.target() == null) {
      throw new BatchFailure(
          "user %s: the revision at offset %d was booked, and is %s"
              .formatted(user, booking.offset(), ruling.reason()));
    }
    book.revise(booking, ruling.target(), ruling.again());
    history.entered(booking.recordedAtMillis());
    history.revised(booking, ruling.target());
    return book.recent(0);
  }
}
