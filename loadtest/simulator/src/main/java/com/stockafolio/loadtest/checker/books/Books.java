package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.StockList;

/** The books of all users who have a booked trade: a hash table of open addressing. */
public final class Books {
  private static final int FIRST_CAPACITY = 1 << 10;

  private final Preload preload;
  private final Sample sample;
  private UserBook[] table = new UserBook[FIRST_CAPACITY];
  private int size;

  /** Books that go on from what users held before. */
  public Books(Preload preload, Sample sample) {
    this.preload = preload;
    this.sample = sample;
  }

  /**
   * Books the trade in its user's book, which is opened by the first trade that is booked, once it
   * has met what the market did before it.
   */
  public Verdict book(Reading trade, long recordedAt, StockList market) {
    if (!sample.holds(trade.userLow())) {
      return Verdict.BOOKED; // Nobody looks.
    }
    int slot = slot(table, trade.userHigh(), trade.userLow());
    if (table[slot] != null) {
      table[slot].meet(market);
      return table[slot].book(trade, recordedAt);
    }
    UserBook opened = preload.open(trade.userHigh(), trade.userLow());
    opened.meet(market);
    Verdict verdict = opened.book(trade, recordedAt);
    if (verdict == Verdict.BOOKED) {
      table[slot] = opened;
      size++;
      if (size > table.length / 2) {
        grow();
      }
    }
    return verdict;
  }

  /** The user's book, null if nothing was booked. */
  public UserBook find(long userHigh, long userLow) {
    return table[slot(table, userHigh, userLow)];
  }

  /** The number of users. */
  public int size() {
    return size;
  }

  /** Something to do with each book. */
  public interface Visitor {
    void visit(UserBook book);
  }

  /** Visits all books in no particular order. */
  public void forEach(Visitor visitor) {
    for (UserBook book : table) {
      if (book != null) {
        visitor.visit(book);
      }
    }
  }

  private void grow() {
    UserBook[] larger = new UserBook[2 * table.length];
    forEach(book -> larger[slot(larger, book.userHigh, book.userLow)] = book);
    table = larger;
  }

  private static int slot(UserBook[] table, long userHigh, long userLow) {
    long hash = (userHigh ^ (userLow * 0x9e3779b97f4a7c15L)) * 0xd6e8feb86659fd93L;
    int slot = (int) (hash >>> 32) & (table.length - 1);
    while (table[slot] != null
        && (table[slot].userLow != userLow || table[slot].userHigh != userHigh)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }
}
