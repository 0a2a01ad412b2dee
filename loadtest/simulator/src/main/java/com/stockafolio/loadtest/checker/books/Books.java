package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.StockList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The books of all users who have a booked trade: a hash table of open addressing. The books of
 * users who take something back or correct it are put off until {@link #bookWhole}, as they need
 * all that was ever booked.
 */
public final class Books {
  private static final int FIRST_CAPACITY = 1 << 10;

  private final Preload preload;
  private final Sample sample;
  private final boolean history;
  private final Map<UUID, WholeBook> whole = new HashMap<>();
  private UserBook[] table = new UserBook[FIRST_CAPACITY];
  private int size;

  /** Books that go on from what users held before, where what was booked can be revised. */
  public Books(Preload preload, Sample sample) {
    this(preload, sample, true);
  }

  /**
   * Books that go on from what users held before.
   *
   * @param history whether the engine keeps what revisions need
   */
  public Books(Preload preload, Sample sample, boolean history) {
    this.preload = preload;
    this.sample = sample;
    this.history = history;
  }

  /**
   * Whether the record has to wait for a second reading: it is a revision, or one of the user went
   * before it.
   */
  public boolean putsOff(Reading said) {
    UUID user = new UUID(said.userHigh(), said.userLow());
    if (said.isRevision() && sample.holds(said.userLow())) {
      whole.computeIfAbsent(
          user,
          any ->
              new WholeBook(
                  said.userHigh(),
                  said.userLow(),
                  history,
                  preload.records(said.userHigh(), said.userLow())));
    }
    return !whole.isEmpty() && whole.containsKey(user);
  }

  /** The users whose records were put off; where there are some, a second reading is needed. */
  public Set<UUID> putOff() {
    return Collections.unmodifiableSet(whole.keySet());
  }

  /** Books a record of such a user, in a reading that begins with the topic's first. */
  public Verdict bookWhole(Reading said, long recordedAt, StockList market) {
    return whole.get(new UUID(said.userHigh(), said.userLow())).book(said, recordedAt, market);
  }

  /** The second reading is over: its books take the place of the others. */
  public void endWhole() {
    for (WholeBook each : whole.values()) {
      UserBook book = each.book();
      if (book.sequence() > 0) {
        put(slot(table, book.userHigh, book.userLow), book);
      }
    }
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
      put(slot, opened);
    }
    return verdict;
  }

  private void put(int slot, UserBook book) {
    size += table[slot] == null ? 1 : 0;
    table[slot] = book;
    if (size > table.length / 2) {
      grow();
    }
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
