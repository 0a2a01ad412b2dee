package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * The market's list as one ledger took it: with the place and the time of each copy in the ledger's
 * own source, which are those of the entries that it leads to. Immutable.
 */
public final class LedgerMarket {
  private final MarketList list;

  /** Two for each action: offset and time of its copy. */
  private final long[] copies;

  private LedgerMarket(MarketList list, long[] copies) {
    this.list = list;
    this.copies = copies;
  }

  /** Of a ledger that has taken nothing yet. */
  public static LedgerMarket empty(MarketList empty) {
    if (empty.number() != 0) {
      throw new IllegalArgumentException("not empty: " + empty);
    }
    return new LedgerMarket(empty, new long[0]);
  }

  /**
   * Of a ledger that has taken a list.
   *
   * @param copies two for each of its actions: offset and time of the copy that was taken
   */
  public static LedgerMarket of(MarketList list, long[] copies) {
    if (copies.length != 2 * list.number()) {
      throw new IllegalArgumentException(copies.length / 2 + " copies of " + list);
    }
    return new LedgerMarket(list, copies.clone());
  }

  /** The list. */
  public MarketList list() {
    return list;
  }

  /** The number of the last action that was taken; 0 for none. */
  public int number() {
    return list.number();
  }

  /** The instruments after it. */
  public Instruments instruments() {
    return list.instruments();
  }

  /** What the action with the number, from 1 to {@link #number}, means for holders. */
  public MarketEffect effect(int number) {
    return list.effect(number);
  }

  /** The action with the number, from 1 to {@link #number}. */
  public ListedAction action(int number) {
    return list.action(number);
  }

  /** As {@link MarketList#nextFor}. */
  public int nextFor(int instrumentId, int after) {
    return list.nextFor(instrumentId, after);
  }

  /** The offset of the copy that was taken as this number. */
  public long offset(int number) {
    return copies[2 * (number - 1)];
  }

  /** When that copy was appended to the log, in milliseconds since 1970. */
  public long recordedAtMillis(int number) {
    return copies[2 * (number - 1) + 1];
  }

  /** Two for each action: offset and time of its copy, as {@link #of} takes them. */
  public List<Long> copies() {
    return Arrays.stream(copies).boxed().toList();
  }

  /** The number of the last action whose copy lies at or before an offset; 0 for none. */
  public int numberAt(long offset) {
    int low = 0;
    int high = number();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (offset(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * The number of the last action before the first whose copy was recorded after a time; 0 for
   * none.
   */
  public int numberAtTime(long recordedAtMillis) {
    int number = 0;
    while (number < number() && recordedAtMillis(number + 1) <= recordedAtMillis) {
      number++;
    }
    return number;
  }

  /**
   * This and one more action.
   *
   * @param next the list with it
   * @param offset where its copy lies
   * @param recordedAtMillis when that was appended to the log, in milliseconds since 1970
   */
  public LedgerMarket with(MarketList next, long offset, long recordedAtMillis) {
    requireNonNull(next, "next");
    if (next.number() != number() + 1) {
      throw new IllegalArgumentException("number " + next.number() + " after " + number());
    }
    long[] more = Arrays.copyOf(copies, copies.length + 2);
    more[copies.length] = offset;
    more[copies.length + 1] = recordedAtMillis;
    return new LedgerMarket(next, more);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LedgerMarket that
        && list.equals(that.list)
        && Arrays.equals(copies, that.copies);
  }

  @Override
  public int hashCode() {
    return list.hashCode() * 31 + Arrays.hashCode(copies);
  }

  @Override
  public String toString() {
    return "LedgerMarket[" + number() + "]";
  }
}
