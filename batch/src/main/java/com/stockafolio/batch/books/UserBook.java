package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.AverageCost;
import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.trade.RecordType;
import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One user's book: positions by instrument, cash, the running totals, and the last {@value #RECENT}
 * booked records and actions. Kept by the batch's own rules, which follow the description of the
 * domain and not the ledgers' code. Mutable, and used again for the next user. Long, as it has all
 * that a user's book holds in arrays that no part of it could have alone.
 *
 * <p>Units: quantities 1e-9 shares, prices 1e-9 dollars, values, fees, cash and cost 1e-8 dollars.
 */
final class UserBook {
  /** Among so many of the last booked records a tradeId must not occur again. */
  static final int RECENT = 16;

  private static final long MOST_SHARES = 9_000_000_000L * 1_000_000_000;
  private static final long MOST_DOLLARS = 90_000_000_000L * 100_000_000;

  /** By instrument id: 1 more than the place of its position; 0 for none. */
  private final int[] places;

  private int held;
  private int[] instruments = new int[16];
  private long[] quantities = new long[16];
  private long[] costs = new long[16];
  private Wide[] realized = new Wide[16];
  private long sequence;
  private long tradeCount;
  private final Wide tradedValue = new Wide();
  private final Wide cash = new Wide();
  private final Wide income = new Wide();

  /** The user's own records, by how many there were before. */
  private final Booked[] recent = new Booked[RECENT];

  private long own;

  /** The last actions that found a position; newest first. */
  private final ArrayDeque<MetAction> actions = new ArrayDeque<>();

  /**
   * A record as it was booked.
   *
   * @param realized what it realised, in 1e-8 dollars
   * @param moved the cost that a transfer moved, in 1e-8 dollars
   * @param sequence its place among the entries; 0 where that is not known
   * @param revision what it did as a revision; null of any other
   */
  record Booked(Booking booking, long realized, long moved, long sequence, Revised revision) {
    Booked(Booking booking, long realized, long moved, long sequence) {
      this(booking, realized, moved, sequence, null);
    }
  }

  /**
   * An action that found a position.
   *
   * @param index which of the day's it is
   */
  record MetAction(int index, Effect effect, Outcome outcome, long sequence) {}

  UserBook(int highestInstrument) {
    places = new int[highestInstrument + 1];
  }

  /** The highest id that an instrument has. */
  int highestInstrument() {
    return places.length - 1;
  }

  /** Makes it the book of a user who has no entry. */
  void clear() {
    for (int i = 0; i < held; i++) {
      places[instruments[i]] = 0;
    }
    held = 0;
    sequence = 0;
    tradeCount = 0;
    tradedValue.set(0, 0);
    cash.set(0, 0);
    income.set(0, 0);
    Arrays.fill(recent, null);
    own = 0;
    actions.clear();
  }

  private void open(int instrument, long quantity, long cost, long realizedHigh, long realizedLow) {
    int place = place(instrument);
    quantities[place] = quantity;
    costs[place] = cost;
    realized[place].set(realizedHigh, realizedLow);
  }

  /** Sets all as it was. */
  void open(BookRow before) {
    for (int i = 0; i < before.instruments.length; i++) {
      open(
          before.instruments[i],
          before.quantities[i],
          before.costs[i],
          before.realizedHighs[i],
          before.realizedLows[i]);
    }
    sequence = before.sequence;
    tradeCount = before.tradeCount;
    tradedValue.set(before.tradedValue.high(), before.tradedValue.low());
    cash.set(before.cash.high(), before.cash.low());
    income.set(before.income.high(), before.income.low());
    long[] ids = before.recentIds;
    own = ids.length / 2;
    for (int back = 0; back < own; back++) {
      recent[ring(own - back)] =
          new Booked(Booking.known(ids[2 * back], ids[2 * back + 1]), 0, 0, 0);
    }
  }

  /**
   * Why the record must not be booked, null where it must: its id is among the recent ones, more
   * would leave than is held, or it would pass a bound.
   */
  RejectionReason decide(Booking booking) {
    if (isRecent(booking.tradeHigh(), booking.tradeLow())) {
      return RejectionReason.DUPLICATE;
    }
    int place = booking.type() == RecordType.TRADE ? places[booking.instrument()] - 1 : -1;
    if (booking.type() == RecordType.TRADE
        && !isTradable(booking, place < 0 ? 0 : quantities[place])) {
      return RejectionReason.NOT_TRADABLE;
    }
    return passed(booking);
  }

  /** Whether the tradeId is among those of the last records. */
  boolean isRecent(long tradeHigh, long tradeLow) {
    for (Booked each : recent) {
      if (each != null
          && each.booking.tradeLow() == tradeLow
          && each.booking.tradeHigh() == tradeHigh) {
        return true;
      }
    }
    return false;
  }

  /** What the record would pass, whatever its id and the stock's status are; null for nothing. */
  RejectionReason passed(Booking booking) {
    if (booking.type().isCash()) {
      return null;
    }
    int place = places[booking.instrument()] - 1;
    long quantity = place < 0 ? 0 : quantities[place];
    long signed = booking.signed();
    if (booking.type() == RecordType.TRANSFER_OUT) {
      boolean enough =
          Long.signum(quantity) == Long.signum(signed) && Math.abs(signed) <= Math.abs(quantity);
      return enough ? null : RejectionReason.NOT_HELD;
    }
    if (booking.type() == RecordType.TRADE && booking.value() > MOST_DOLLARS) {
      return RejectionReason.OUT_OF_RANGE;
    }
    return passesBound(booking, quantity, place < 0 ? 0 : costs[place])
        ? RejectionReason.OUT_OF_RANGE
        : null;
  }

  private static boolean isTradable(Booking booking, long quantity) {
    return switch (booking.trading()) {
      case ACTIVE -> true;
      case HALTED, DELISTED -> false;
      case CLOSING_ONLY ->
          !grows(quantity, booking.signed()) && Math.abs(booking.signed()) <= Math.abs(quantity);
    };
  }

  private static boolean passesBound(Booking booking, long quantity, long cost) {
    long signed = booking.signed();
    long paid = paid(booking);
    if (grows(quantity, signed)) {
      return Math.abs(quantity) > MOST_SHARES - Math.abs(signed) || isTooMuch(cost, paid);
    }
    long closing = paidToClose(booking, quantity);
    return isTooMuch(paid, -closing) || isTooMuch(closing, leaving(cost, signed, quantity));
  }

  /** Whether two amounts come to more than the bound, either way. */
  private static boolean isTooMuch(long one, long other) {
    if ((one ^ other) < 0) {
      return Math.abs(one + other) > MOST_DOLLARS;
    }
    return one >= 0 ? other > MOST_DOLLARS - one : other < -MOST_DOLLARS - one;
  }

  /** What the user put in for the shares: their value and the fee, or what they cost elsewhere. */
  private static long paid(Booking booking) {
    return booking.type() == RecordType.TRADE
        ? Long.signum(booking.signed()) * booking.value() + booking.fee()
        : booking.value();
  }

  /** The part of it that closes what is held: all, unless the shares lead through zero. */
  private static long paidToClose(Booking booking, long quantity) {
    long held = Math.abs(quantity);
    long size = Math.abs(booking.signed());
    if (size <= held) {
      return paid(booking);
    }
    if (booking.type() == RecordType.TRADE) {
      return Long.signum(booking.signed()) * Value.of(held, booking.price())
          + AverageCost.removed(booking.fee(), held, size);
    }
    return AverageCost.removed(booking.value(), held, size);
  }

  /** The cost that leaves with so many of the shares. */
  private static long leaving(long cost, long signed, long quantity) {
    long size = Math.abs(signed);
    long held = Math.abs(quantity);
    return size < held ? AverageCost.removed(cost, size, held) : cost;
  }

  /** Books a record that {@link #decide} has nothing against. */
  void book(Booking booking) {
    sequence++;
    own++;
    recent[ring(own)] = booking.type().isCash() ? moveCash(booking) : moveShares(booking);
  }

  /**
   * Meets an action of the day; gives what it did, null where it found no position.
   *
   * @param index which of the day's it is
   */
  MetAction meet(int index, Effect effect) {
    int place = places[effect.stock()] - 1;
    if (place < 0 || quantities[place] == 0) {
      return null;
    }
    int other = places[effect.other()] - 1;
    Outcome outcome =
        Outcome.of(
            effect,
            quantities[place],
            costs[place],
            other < 0 ? 0 : quantities[other],
            other < 0 ? 0 : costs[other]);
    sequence++;
    for (Outcome.Move move : outcome.moves()) {
      int at = place(move.instrument());
      quantities[at] += move.quantity();
      costs[at] = move.cost();
      realized[at].add(move.realized());
    }
    cash.add(outcome.cash());
    income.add(outcome.income());
    MetAction met = new MetAction(index, effect, outcome, sequence);
    actions.addFirst(met);
    if (actions.size() > RECENT) {
      actions.removeLast();
    }
    return met;
  }

  /**
   * Books a revision: positions, cash and totals become those of another book, in which all was
   * folded again.
   *
   * @return what it moved
   */
  Revised revise(Booking revision, History.Target target, UserBook again) {
    List<Revised.Move> moves = new ArrayList<>();
    for (int instrument : union(again)) {
      int at = place(instrument);
      int theirs = again.places[instrument] - 1;
      Wide realizedBefore = realized[at];
      long quantity = theirs < 0 ? 0 : again.quantities[theirs];
      long cost = theirs < 0 ? 0 : again.costs[theirs];
      Wide gain = theirs < 0 ? new Wide() : again.realized[theirs].copy();
      Wide moved = gain.copy().subtract(realizedBefore.high(), realizedBefore.low());
      Revised.Move move =
          new Revised.Move(instrument, quantity - quantities[at], costs[at], cost, moved);
      if (!move.isNone()) {
        moves.add(move);
      }
      quantities[at] = quantity;
      costs[at] = cost;
      realized[at] = gain;
    }
    moves.sort(
        Comparator.comparing((Revised.Move move) -> move.instrument() != target.instrument())
            .thenComparing(Revised.Move::instrument));
    Revised revised =
        new Revised(
            target,
            moves,
            again.cash.copy().subtract(cash.high(), cash.low()),
            again.income.copy().subtract(income.high(), income.low()),
            again.tradedValue.copy().subtract(tradedValue.high(), tradedValue.low()));
    cash.set(again.cash.high(), again.cash.low());
    income.set(again.income.high(), again.income.low());
    tradedValue.set(again.tradedValue.high(), again.tradedValue.low());
    tradeCount = again.tradeCount;
    sequence++;
    own++;
    recent[ring(own)] = new Booked(revision, 0, 0, sequence, revised);
    return revised;
  }

  private int[] union(UserBook other) {
    return IntStream.concat(
            Arrays.stream(instruments, 0, held), Arrays.stream(other.instruments, 0, other.held))
        .distinct()
        .toArray();
  }

  /** Whether a position of the other book is further from this one's than an entry can tell. */
  boolean isTooFarFrom(UserBook other) {
    for (int instrument : union(other)) {
      long mine = places[instrument] == 0 ? 0 : quantity(instrument);
      long theirs = other.places[instrument] == 0 ? 0 : other.quantity(instrument);
      if (Long.signum(mine) * Long.signum(theirs) < 0
          && Math.abs(mine) > MOST_SHARES - Math.abs(theirs)) {
        return true;
      }
    }
    return false;
  }

  private Booked moveCash(Booking booking) {
    cash.add(booking.value());
    if (booking.type().isIncome()) {
      income.add(booking.value());
    }
    return new Booked(booking, 0, 0, sequence);
  }

  private Booked moveShares(Booking booking) {
    int place = place(booking.instrument());
    if (booking.type() == RecordType.TRANSFER_OUT) {
      long moved = leaving(costs[place], booking.signed(), quantities[place]);
      costs[place] -= moved;
      quantities[place] -= booking.signed();
      return new Booked(booking, 0, moved, sequence);
    }
    long gain = arrive(place, booking);
    realized[place].add(gain);
    if (booking.type() == RecordType.TRADE) {
      long paid = paid(booking);
      cash.subtract(paid >> 63, paid);
      tradedValue.add(booking.value());
      tradeCount++;
      return new Booked(booking, gain, 0, sequence);
    }
    return new Booked(booking, gain, booking.value(), sequence);
  }

  /** Moves quantity and cost by shares that come in; gives what is realised. */
  private long arrive(int place, Booking booking) {
    long before = quantities[place];
    long cost = costs[place];
    quantities[place] = before + booking.signed();
    if (grows(before, booking.signed())) {
      costs[place] = cost + paid(booking);
      return 0;
    }
    long removed = leaving(cost, booking.signed(), before);
    long closing = paidToClose(booking, before);
    // Of shares through zero the new side costs what the closed one leaves of what was paid.
    costs[place] = cost - removed + (paid(booking) - closing);
    return -closing - removed;
  }

  private static boolean grows(long held, long signed) {
    return Long.signum(held) * Long.signum(signed) >= 0;
  }

  private int place(int instrument) {
    if (places[instrument] == 0) {
      if (held == instruments.length) {
        instruments = Arrays.copyOf(instruments, 2 * held);
        quantities = Arrays.copyOf(quantities, 2 * held);
        costs = Arrays.copyOf(costs, 2 * held);
        realized = Arrays.copyOf(realized, 2 * held);
      }
      instruments[held] = instrument;
      quantities[held] = 0;
      costs[held] = 0;
      realized[held] = new Wide();
      held++;
      places[instrument] = held;
    }
    return places[instrument] - 1;
  }

  private static int ring(long number) {
    return (int) (number % RECENT);
  }

  /** The number of entries so far: booked records, and actions that found a position. */
  long sequence() {
    return sequence;
  }

  /** How many of them are trades. */
  long tradeCount() {
    return tradeCount;
  }

  /** The dollars on the account. */
  Wide cash() {
    return cash;
  }

  /** The cash that is income. */
  Wide income() {
    return income;
  }

  /** The sum of the values of all trades. */
  Wide tradedValue() {
    return tradedValue;
  }

  /** The ids of the instruments ever held, ascending. */
  int[] instruments() {
    int[] ids = Arrays.copyOf(instruments, held);
    Arrays.sort(ids);
    return ids;
  }

  long quantity(int instrument) {
    return quantities[places[instrument] - 1];
  }

  long cost(int instrument) {
    return costs[places[instrument] - 1];
  }

  Wide realized(int instrument) {
    return realized[places[instrument] - 1];
  }

  /** How many recent records of the user's own it knows. */
  int recentCount() {
    return (int) Math.min(own, RECENT);
  }

  /** A recent record of the user's own: 0 for the newest. */
  Booked recent(int back) {
    return recent[ring(own - back)];
  }

  /** The last actions that found a position, the newest first. */
  Iterable<MetAction> recentActions() {
    return actions;
  }
}
