package com.stockafolio.batch.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * All rows of one part by user: what each had the day before, their records in the order of their
 * offsets, and what their ledger says they have. Rows stay where they are; what is kept for each is
 * the next one of the same user.
 */
public final class UserRows {
  private static final int NONE = -1;

  private final TradeRows trades;
  private final BookRows before;
  private final BookRows close;

  /** Numbers of users by hash, open addressing; a power of two, at least twice as many as users. */
  private final int[] table;

  private int users;
  private long[] highs = new long[1024];
  private long[] lows = new long[1024];
  private int[] firstTrade = new int[1024];
  private int[] lastTrade = new int[1024];
  private int[] beforeAt = new int[1024];
  private int[] closeAt = new int[1024];
  private final int[] nextTrade;

  /** Further portfolios of users that have more than one at the close, which none must. */
  private final Map<Integer, List<Integer>> moreCloses = new HashMap<>();

  /** Makes something of each user's rows. */
  public interface Maker<T> {
    void begin(long userHigh, long userLow);

    /** The portfolio of the day before, where there is one. */
    void before(BookRow portfolio);

    /** The next record. */
    void trade(TradeRows trades, int row);

    /** The portfolio at the close, where there is one. */
    void close(BookRow portfolio);

    /** What was made; null for nothing. */
    T end();
  }

  /** The rows of a part; those that do not matter have none. */
  public UserRows(TradeRows trades, BookRows before, BookRows close) {
    this.trades = trades;
    this.before = before;
    this.close = close;
    int most = trades.count() + count(before) + count(close);
    table = new int[Math.max(16, Integer.highestOneBit(most) << 2)];
    Arrays.fill(table, NONE);
    nextTrade = new int[trades.count()];
    for (int row = 0; row < trades.count(); row++) {
      addTrade(row);
    }
    for (int at = 0; at < before.end(); at = before.next(at)) {
      beforeAt[user(before.userHigh(at), before.userLow(at))] = at;
    }
    for (int at = 0; at < close.end(); at = close.next(at)) {
      addClose(at);
    }
  }

  private static int count(BookRows rows) {
    int count = 0;
    for (int at = 0; at < rows.end(); at = rows.next(at)) {
      count++;
    }
    return count;
  }

  private void addTrade(int row) {
    int user = user(trades.userHigh(row), trades.userLow(row));
    nextTrade[row] = NONE;
    int last = lastTrade[user];
    if (last == NONE) {
      firstTrade[user] = row;
    } else {
      if (trades.offset(row) <= trades.offset(last)) {
        throw new IllegalStateException("the rows of a user are out of order");
      }
      nextTrade[last] = row;
    }
    lastTrade[user] = row;
  }

  private void addClose(int at) {
    int user = user(close.userHigh(at), close.userLow(at));
    if (closeAt[user] == NONE) {
      closeAt[user] = at;
    } else {
      moreCloses.computeIfAbsent(user, first -> new ArrayList<>()).add(at);
    }
  }

  /** What is made of each user, one after another. */
  public <T> Iterator<T> made(Maker<T> maker) {
    return IntStream.range(0, users)
        .mapToObj(user -> made(user, maker))
        .filter(Objects::nonNull)
        .iterator();
  }

  private <T> T made(int user, Maker<T> maker) {
    maker.begin(highs[user], lows[user]);
    if (beforeAt[user] != NONE) {
      maker.before(before.read(beforeAt[user]));
    }
    for (int row = firstTrade[user]; row != NONE; row = nextTrade[row]) {
      maker.trade(trades, row);
    }
    if (closeAt[user] != NONE) {
      maker.close(close.read(closeAt[user]));
      moreCloses.getOrDefault(user, List.of()).forEach(at -> maker.close(close.read(at)));
    }
    return maker.end();
  }

  private int user(long high, long low) {
    int mask = table.length - 1;
    int slot = Parts.hash(high, low) & mask;
    while (table[slot] != NONE) {
      int user = table[slot];
      if (lows[user] == low && highs[user] == high) {
        return user;
      }
      slot = slot + 1 & mask;
    }
    table[slot] = users;
    if (users == highs.length) {
      grow();
    }
    highs[users] = high;
    lows[users] = low;
    firstTrade[users] = lastTrade[users] = beforeAt[users] = closeAt[users] = NONE;
    return users++;
  }

  private void grow() {
    int size = 2 * users;
    highs = Arrays.copyOf(highs, size);
    lows = Arrays.copyOf(lows, size);
    firstTrade = Arrays.copyOf(firstTrade, size);
    lastTrade = Arrays.copyOf(lastTrade, size);
    beforeAt = Arrays.copyOf(beforeAt, size);
    closeAt = Arrays.copyOf(closeAt, size);
  }
}
