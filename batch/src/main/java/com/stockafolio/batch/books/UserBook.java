package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.AverageCost;
import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.portfolio.RejectionReason;
import java.util.Arrays;

/**
 * One user's book: positions by instrument, the running totals, and the last {@value #RECENT}
 * booked trades. Kept by the batch's own rules, which follow the description of the domain and not
 * the ledgers' code. Mutable, and used again for the next user.
 *
 * <p>Units: quantities 1e-9 shares, prices 1e-9 dollars, values and cost 1e-8 dollars.
 */
final class UserBook {
  /** Among so many of the last booked trades a tradeId must not occur again. */
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
  private final Wide tradedValue = new Wide();
  private final BookedTrade[] recent = new BookedTrade[RECENT];

  /**
   * A trade as it was booked.
   *
   * @param signed the quantity, negative for a sell
   * @param realized what it realised, in 1e-8 dollars
   */
  record BookedTrade(
      long tradeHigh,
      long tradeLow,
      long offset,
      long recordedAtMillis,
      long tradedAtMillis,
      int instrument,
      long signed,
      long price,
      long realized) {}

  UserBook(int highestInstrument) {
    places = new int[highestInstrument + 1];
  }

  /** Makes it the book of a user who never traded. */
  void clear() {
    for (int i = 0; i < held; i++) {
      places[instruments[i]] = 0;
    }
    held = 0;
    sequence = 0;
    tradedValue.set(0, 0);
    Arrays.fill(recent, null);
  }

  /** Sets a position as it was; for a book that begins with an earlier day's result. */
  void open(int instrument, long quantity, long cost, long realizedHigh, long realizedLow) {
    int place = place(instrument);
    quantities[place] = quantity;
    costs[place] = cost;
    realized[place].set(realizedHigh, realizedLow);
  }

  /**
   * Sets the totals as they were.
   *
   * @param recentIds the ids of the last trades, newest first, two longs each
   */
  void open(long sequenceBefore, Wide tradedBefore, long[] recentIds) {
    sequence = sequenceBefore;
    tradedValue.set(tradedBefore.high(), tradedBefore.low());
    for (int back = 0; back < recentIds.length / 2; back++) {
      long high = recentIds[2 * back];
      long low = recentIds[2 * back + 1];
      recent[ring(sequenceBefore - back)] = new BookedTrade(high, low, -1, 0, 0, 0, 0, 0, 0);
    }
  }

  /**
   * Why the trade must not be booked, null where it must: its id is among the recent ones, or it
   * would pass a bound.
   *
   * @param value what the shares are worth at the trade's price, as {@link Value} has it
   */
  RejectionReason decide(long tradeHigh, long tradeLow, int instrument, long signed, long value) {
    for (BookedTrade trade : recent) {
      if (trade != null && trade.tradeLow == tradeLow && trade.tradeHigh == tradeHigh) {
        return RejectionReason.DUPLICATE;
      }
    }
    if (value > MOST_DOLLARS) {
      return RejectionReason.OUT_OF_RANGE;
    }
    int place = places[instrument] - 1;
    if (place < 0 || !grows(quantities[place], signed)) {
      return null;
    }
    boolean tooMany = Math.abs(quantities[place]) > MOST_SHARES - Math.abs(signed);
    boolean tooDear = Math.abs(costs[place]) > MOST_DOLLARS - value;
    return tooMany || tooDear ? RejectionReason.OUT_OF_RANGE : null;
  }

  /** Books a trade that {@link #decide} has nothing against. */
  void book(
      long tradeHigh,
      long tradeLow,
      long offset,
      long recordedAtMillis,
      long tradedAtMillis,
      int instrument,
      long signed,
      long price,
      long value) {
    int place = place(instrument);
    long gain = trade(place, signed, price, value);
    realized[place].add(gain);
    tradedValue.add(value);
    sequence++;
    recent[ring(sequence)] =
        new BookedTrade(
            tradeHigh,
            tradeLow,
            offset,
            recordedAtMillis,
            tradedAtMillis,
            instrument,
            signed,
            price,
            gain);
  }

  /** Moves quantity and cost; gives what the trade realises. */
  private long trade(int place, long signed, long price, long value) {
    long before = quantities[place];
    long cost = costs[place];
    quantities[place] = before + signed;
    if (grows(before, signed)) {
      costs[place] = cost + Long.signum(signed) * value;
      return 0;
    }
    long held = Math.abs(before);
    boolean partly = Math.abs(signed) < held;
    long removed = partly ? AverageCost.removed(cost, Math.abs(signed), held) : cost;
    // What the closed shares bring: money in for a long that is sold, out for a short bought back.
    long closed = partly ? value : Value.of(held, price);
    // Of a trade through zero the new side costs what the closed one leaves of the trade's value.
    costs[place] = cost - removed + Long.signum(signed) * (value - closed);
    return Long.signum(before) * closed - removed;
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

  private static int ring(long sequence) {
    return (int) (sequence % RECENT);
  }

  /** The number of trades booked so far. */
  long sequence() {
    return sequence;
  }

  /** The sum of the values of all trades. */
  Wide tradedValue() {
    return tradedValue;
  }

  /** The ids of the instruments ever traded, ascending. */
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

  /** How many recent trades it knows. */
  int recentCount() {
    return (int) Math.min(sequence, RECENT);
  }

  /** A recent trade: 0 for the newest. */
  BookedTrade recent(int back) {
    return recent[ring(sequence - back)];
  }
}
