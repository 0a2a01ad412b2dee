package com.stockafolio.delivery.model;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the protocol leaves out: a consumer that copies one user's records from a partition where
 * they do not belong to the one where they do, and journals its progress after that. A crash
 * between the two has it copy again; so does a progress row restored from a backup, and a second
 * consumer.
 */
final class RerouteSchedule {
  private static final UserId USER = new UserId(0, 1);
  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final int STEPS = 200;

  /** What the user's ledger knows a second copy by. */
  enum KnownBy {
    /** The ids of the user's last booked trades. */
    TRADE_IDS,
    /** The highest place in the wrong partition that a copy came from, kept with the books. */
    HIGHEST_PLACE,
    /** The same, but the consumer does not await one copy's acknowledgement before the next. */
    HIGHEST_PLACE_WITHOUT_WAITING
  }

  /**
   * A record of the right partition.
   *
   * @param id its tradeId
   * @param place where in the wrong partition it was copied from, -1 for none
   */
  private record Entry(long id, int place) {}

  private final KnownBy knownBy;
  private final List<Long> misplaced = new ArrayList<>();
  private final List<Entry> right = new ArrayList<>();
  private long ids;

  /** Every record of the wrong partition before it is settled. */
  private int progress;

  private int backup;

  /** The next place that each of two consumers copies. */
  private final int[] next = new int[2];

  RerouteSchedule(KnownBy knownBy) {
    this.knownBy = knownBy;
  }

  /** A producer puts a trade into the wrong partition. */
  void tradeMisplaced() {
    misplaced.add(ids++);
  }

  /** A producer puts a trade into the right one. */
  void trade() {
    right.add(new Entry(ids++, -1));
  }

  /** A consumer copies the next record, if there is one, and has the acknowledgement. */
  void copy(int consumer) {
    if (next[consumer] < misplaced.size()) {
      int place = next[consumer]++;
      right.add(new Entry(misplaced.get(place), place));
    }
  }

  /** A consumer copies two, the first of which arrives after the second, as on a second try. */
  private void copyTwo(int consumer) {
    int before = right.size();
    copy(consumer);
    copy(consumer);
    if (knownBy == KnownBy.HIGHEST_PLACE_WITHOUT_WAITING && right.size() == before + 2) {
      right.add(right.remove(before));
    }
  }

  /** A consumer journals what it has copied. */
  void writeProgress(int consumer) {
    progress = Math.max(progress, next[consumer]);
  }

  /** A consumer dies and starts from the journaled progress. */
  void restart(int consumer) {
    next[consumer] = progress;
  }

  /** How often each trade is booked, by its number, as the ledger's rules have it. */
  int[] bookings() {
    int[] bookings = new int[(int) ids];
    Portfolio portfolio = Portfolio.empty(USER);
    int highest = -1;
    for (int offset = 0; offset < right.size(); offset++) {
      Entry entry = right.get(offset);
      if (knownBy != KnownBy.TRADE_IDS && entry.place() >= 0) {
        if (entry.place() <= highest) {
          continue;
        }
        highest = entry.place();
      }
      Decision decision = portfolio.decide(record(offset, entry.id()), INSTRUMENTS);
      if (decision instanceof Decision.Accepted accepted) {
        portfolio = portfolio.apply(accepted.entry());
        bookings[(int) entry.id()]++;
      }
    }
    return bookings;
  }

  private static TradeRecord record(long offset, long id) {
    return new TradeRecord(
        offset,
        offset,
        new Trade(
            new TradeId(0, id), USER, "AAPL", Side.BUY, new Quantity(1), new Price(1), offset));
  }

  /** Whether every trade of a seeded schedule is booked once, after a quiet end. */
  static boolean exact(long seed, KnownBy knownBy) {
    RerouteSchedule schedule = new RerouteSchedule(knownBy);
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      schedule.step(random);
    }
    schedule.restart(0);
    while (schedule.next[0] < schedule.misplaced.size()) {
      schedule.copy(0);
    }
    for (int bookings : schedule.bookings()) {
      if (bookings != 1) {
        return false;
      }
    }
    return true;
  }

  private void step(Random random) {
    int consumer = random.nextInt(2);
    switch (random.nextInt(20)) {
      case 0 -> backup = progress;
      case 1 -> progress = random.nextInt(4) == 0 ? backup : progress;
      case 2 -> restart(consumer);
      case 3, 4 -> writeProgress(consumer);
      case 5, 6, 7 -> copy(consumer);
      case 8 -> copyTwo(consumer);
      case 9, 10, 11 -> tradeMisplaced();
      default -> trade();
    }
  }
}
