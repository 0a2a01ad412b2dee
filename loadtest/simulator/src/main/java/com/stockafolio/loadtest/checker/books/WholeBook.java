package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.books.Reading.What;
import com.stockafolio.loadtest.checker.market.StockList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The book of a user who takes something back or corrects it, with all that was ever booked: at
 * each revision everything is folded anew, from the first entry on, as all revisions so far have
 * it.
 */
final class WholeBook {
  /** So many of the last entries can be revised. */
  private static final long MOST_ENTRIES = 100_000;

  private static final long MOST_MILLIS = 31L * 24 * 60 * 60 * 1_000;

  private final boolean history;
  private final UserBook book;
  private final List<Booked> records = new ArrayList<>();
  private final List<Revision> revisions = new ArrayList<>();

  /** When each entry was recorded, by its sequence less 1. */
  private long[] times = new long[64];

  /** A record of the user's own that is no revision. */
  private static final class Booked {
    final long sequence;

    /** The number of the last action before it. */
    final int met;

    /** As it should have been. */
    Reading said;

    boolean busted;

    Booked(long sequence, int met, Reading said) {
      this.sequence = sequence;
      this.met = met;
      this.said = said;
    }
  }

  /** One that was booked: its sequence, and that of what it revised. */
  private record Revision(long sequence, long target) {}

  /**
   * The book of a user.
   *
   * @param history whether the engine keeps what revisions need
   * @param before what the user held before the first record of the topic
   */
  WholeBook(long userHigh, long userLow, boolean history, List<Reading> before) {
    this.history = history;
    this.book = new UserBook(userHigh, userLow);
    for (Reading said : before) {
      book(said, said.tradedAt());
    }
  }

  /** The book as it stands. */
  UserBook book() {
    return book;
  }

  /** Books the record, or says why not; then the book is as it was. */
  Verdict book(Reading said, long recordedAt, StockList market) {
    while (book.met() < market.number()) {
      if (book.meetNext(market)) {
        note(market.recordedAt(book.met()));
      }
    }
    return said.isRevision() ? revise(said, recordedAt, market) : book(said, recordedAt);
  }

  private Verdict book(Reading said, long recordedAt) {
    Verdict verdict = book.book(said, recordedAt);
    if (verdict == Verdict.BOOKED) {
      note(recordedAt);
      records.add(new Booked(book.sequence(), book.met(), said));
    }
    return verdict;
  }

  private Verdict revise(Reading revision, long recordedAt, StockList market) {
    if (book.holds(revision.idHigh(), revision.idLow())) {
      return Verdict.DUPLICATE;
    }
    if (!history) {
      return Verdict.NO_HISTORY;
    }
    long from = windowFrom(recordedAt);
    Booked target = find(revision.of(), from);
    if (target == null) {
      return from == 1 ? Verdict.UNKNOWN_TRADE : Verdict.TOO_OLD;
    }
    if (target.busted) {
      return Verdict.ALREADY_BUSTED;
    }
    boolean bust = revision.what() == What.BUST;
    if (!bust && !revision.what().isOfOneKindWith(target.said.what())) {
      return Verdict.CONFLICT;
    }
    if (reach(target.sequence) < from) {
      return Verdict.TOO_OLD;
    }
    Reading corrected = bust ? null : revision.correcting(target.said);
    UserBook folded = fold(target, corrected, market);
    if (folded == null || folded.isTooFarFrom(book)) {
      return Verdict.CONFLICT;
    }
    book.revise(revision, folded, target.sequence, recordedAt);
    note(recordedAt);
    revisions.add(new Revision(book.sequence(), target.sequence));
    target.busted = bust;
    target.said = bust ? target.said : corrected;
    return Verdict.BOOKED;
  }

  /** The least sequence of the last entries that are neither too many nor too old. */
  private long windowFrom(long recordedAt) {
    long newest = book.sequence();
    long from = newest + 1;
    while (from > 1
        && newest - (from - 1) < MOST_ENTRIES
        && recordedAt - times[(int) from - 2] <= MOST_MILLIS) {
      from--;
    }
    return from;
  }

  private Booked find(Reading.Of id, long from) {
    for (int i = records.size() - 1; i >= 0 && records.get(i).sequence >= from; i--) {
      Reading said = records.get(i).said;
      if (said.idLow() == id.low() && said.idHigh() == id.high()) {
        return records.get(i);
      }
    }
    return null;
  }

  /** From which entry on something changes that a later revision found otherwise. */
  private long reach(long target) {
    long reach = target;
    for (boolean moved = true; moved; ) {
      moved = false;
      for (Revision each : revisions) {
        if (each.sequence > reach && each.target < reach) {
          reach = each.target;
          moved = true;
        }
      }
    }
    return reach;
  }

  /** All that was booked, with the target as it should have been; null where a bound is passed. */
  private UserBook fold(Booked target, Reading corrected, StockList market) {
    UserBook folded = new UserBook(book.userHigh, book.userLow);
    for (Booked each : records) {
      folded.meet(market, each.met);
      Reading said = each == target ? corrected : each.busted ? null : each.said;
      if (said != null && folded.enter(said, 0) != Verdict.BOOKED) {
        return null;
      }
    }
    folded.meet(market);
    return folded;
  }

  private void note(long recordedAt) {
    if (book.sequence() > times.length) {
      times = Arrays.copyOf(times, 2 * times.length);
    }
    times[(int) book.sequence() - 1] = recordedAt;
  }
}
