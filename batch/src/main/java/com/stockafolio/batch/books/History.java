package com.stockafolio.batch.books;

import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.trade.RecordType;
import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one user booked since a portfolio that is known, so that it can be folded again as busts and
 * corrections have it. Long enough for the records of at least 31 days, or from the first on.
 */
final class History {
  /** So many of the last entries can be revised. */
  private static final long MOST_ENTRIES = 100_000;

  private static final long MOST_MILLIS = 31L * 24 * 60 * 60 * 1_000;

  private final BookRow origin;
  private final long before;
  private final int highestInstrument;
  private final List<Own> records = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  /** Of each entry, when it was recorded; the first is the one after the origin. */
  private final List<Long> times = new ArrayList<>();

  private final List<long[]> revisions = new ArrayList<>();

  /** A record that is no revision, as it should have been; null once it was taken back. */
  private static final class Own {
    private final long sequence;
    private final int met;
    private final Booking booked;
    private Booking valid;

    Own(long sequence, int met, Booking booked) {
      this.sequence = sequence;
      this.met = met;
      this.booked = booked;
      this.valid = booked;
    }
  }

  /**
   * What a revision is about.
   *
   * @param type of the target as it was booked
   * @param instrument its instrument; 0 for none
   */
  record Target(
      UUID id, long sequence, RecordType type, int instrument, long offset, long recordedAtMillis) {

    /** As closing files and the document name it. */
    String typeName() {
      return type.isCash() ? "CASH" : type.isTransfer() ? "TRANSFER" : "TRADE";
    }
  }

  /**
   * What becomes of a revision.
   *
   * @param reason why it is not booked; else null, and then what it is about
   * @param again all that was booked, folded again
   */
  record Ruling(RejectionReason reason, Target target, UserBook again) {
    static Ruling not(RejectionReason reason) {
      return new Ruling(reason, null, null);
    }
  }

  /** After a portfolio; null for none before. */
  History(BookRow origin, int highestInstrument) {
    this.origin = origin;
    this.highestInstrument = highestInstrument;
    before = origin == null ? 0 : origin.sequence;
  }

  /** The market did something, whether or not that is an entry. */
  void happened(Effect effect) {
    effects.add(effect);
  }

  /** There is another entry. */
  void entered(long recordedAtMillis) {
    times.add(recordedAtMillis);
  }

  /** The newest entry is a record that is no revision. */
  void booked(Booking booking) {
    records.add(new Own(newest(), effects.size(), booking));
  }

  /** The newest entry is a revision. */
  void revised(Booking revision, Target target) {
    revisions.add(new long[] {newest(), target.sequence});
    Own own = find(target.id, target.sequence);
    own.valid = revision.type() == RecordType.BUST ? null : revision.inPlaceOf(own.booked);
  }

  private long newest() {
    return before + times.size();
  }

  /** Decides on a revision whose own id is new. */
  Ruling rule(Booking revision, UUID of, UserBook now) {
    long from = windowFrom(revision.recordedAtMillis());
    Own target = find(of, from);
    if (target == null) {
      return Ruling.not(from == 1 ? RejectionReason.UNKNOWN_TRADE : RejectionReason.TOO_OLD);
    }
    if (target.valid == null) {
      return Ruling.not(RejectionReason.ALREADY_BUSTED);
    }
    boolean bust = revision.type() == RecordType.BUST;
    if (!bust && kind(revision.type()) != kind(target.booked.type())) {
      return Ruling.not(RejectionReason.CONFLICT);
    }
    if (reach(target.sequence) < from) {
      return Ruling.not(RejectionReason.TOO_OLD);
    }
    UserBook again = again(target, bust ? null : revision.inPlaceOf(target.booked));
    if (again == null || now.isTooFarFrom(again)) {
      return Ruling.not(RejectionReason.CONFLICT);
    }
    Booking booked = target.booked;
    return new Ruling(
        null,
        new Target(
            of,
            target.sequence,
            booked.type(),
            booked.instrument(),
            booked.offset(),
            booked.recordedAtMillis()),
        again);
  }

  /** Trades, transfers and cash are of one kind each. */
  private static RecordType kind(RecordType type) {
    return type.isCash()
        ? RecordType.DEPOSIT
        : type.isTransfer() ? RecordType.TRANSFER_IN : RecordType.TRADE;
  }

  /** The first of the last entries that are neither too many nor too old. */
  private long windowFrom(long millis) {
    int kept = 0;
    while (kept < times.size()
        && kept < MOST_ENTRIES
        && millis - times.get(times.size() - 1 - kept) <= MOST_MILLIS) {
      kept++;
    }
    return newest() - kept + 1;
  }

  private Own find(UUID id, long from) {
    for (int i = records.size() - 1; i >= 0 && records.get(i).sequence >= from; i--) {
      Booking booked = records.get(i).booked;
      if (booked.tradeLow() == id.getLeastSignificantBits()
          && booked.tradeHigh() == id.getMostSignificantBits()) {
        return records.get(i);
      }
    }
    return null;
  }

  private long reach(long target) {
    long reach = target;
    long last;
    do {
      last = reach;
      for (long[] each : revisions) {
        if (each[0] > last) {
          reach = Math.min(reach, each[1]);
        }
      }
    } while (reach != last);
    return reach;
  }

  /** All that was booked, the target as it is given, null for not at all; null beyond a bound. */
  private UserBook again(Own target, Booking instead) {
    UserBook again = new UserBook(highestInstrument);
    if (origin != null) {
      again.open(origin);
    }
    int met = 0;
    for (Own each : records) {
      met = meet(again, met, each.met);
      Booking booking = each == target ? instead : each.valid;
      if (booking != null) {
        if (again.passed(booking) != null) {
          return null;
        }
        again.book(booking);
      }
    }
    meet(again, met, effects.size());
    return again;
  }

  private int meet(UserBook again, int from, int to) {
    for (int at = from; at < to; at++) {
      again.meet(0, effects.get(at));
    }
    return to;
  }
}
