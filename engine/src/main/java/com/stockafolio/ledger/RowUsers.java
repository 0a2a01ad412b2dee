package com.stockafolio.ledger;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.List;

/**
 * The users of a row's records, with what each holds after those of their records that are decided.
 * The ledger's book is not changed by it until it takes them over, once the row is journaled. Made
 * by {@link LedgerBook#usersOf}, which looks them all up at once. Not thread-safe.
 */
public final class RowUsers {
  /** By record: its user, numbered in the order of their first records. */
  private final int[] userOf;

  private int users;

  // By user.
  private final int[] hash;
  private final long[] high;
  private final long[] low;
  private final int[] slot;

  /** As the book holds it; null for a user who has no entry. */
  private final Portfolio[] booked;

  private final Portfolio[] standing;

  RowUsers(List<TradeRecord> records, PortfolioTable portfolios) {
    int size = records.size();
    userOf = new int[size];
    hash = new int[size];
    high = new long[size];
    low = new long[size];
    number(records);
    slot = new int[users];
    booked = new Portfolio[users];
    portfolios.find(users, hash, high, low, slot, booked);
    standing = booked.clone();
  }

  /** Gives each user a number, by a table of the numbers: a row may hold a user many times. */
  private void number(List<TradeRecord> records) {
    int[] table = new int[tableSize(records.size())];
    int mask = table.length - 1;
    for (int i = 0; i < userOf.length; i++) {
      UserId user = records.get(i).transaction().userId();
      int ownHash = PortfolioTable.hash(user.high(), user.low());
      int at = ownHash & mask;
      while (table[at] != 0 && !is(table[at] - 1, user)) {
        at = (at + 1) & mask;
      }
      if (table[at] == 0) {
        hash[users] = ownHash;
        high[users] = user.high();
        low[users] = user.low();
        table[at] = ++users;
      }
      userOf[i] = table[at] - 1;
    }
  }

  /** A power of two, at most half of which is taken. */
  private static int tableSize(int records) {
    return Integer.highestOneBit(Math.max(1, records)) * 4;
  }

  private boolean is(int number, UserId user) {
    return low[number] == user.low() && high[number] == user.high();
  }

  /** What the user of the record at the index holds after the records decided before it. */
  public Portfolio portfolio(int index) {
    int user = userOf[index];
    Portfolio portfolio = standing[user];
    return portfolio == null ? Portfolio.empty(new UserId(high[user], low[user])) : portfolio;
  }

  /** Takes what the user of the record at the index holds after it. */
  public void decided(int index, Portfolio after) {
    standing[userOf[index]] = after;
  }

  /** Puts what they hold in place of what they held. */
  void putInto(PortfolioTable portfolios) {
    for (int user = 0; user < users; user++) {
      if (standing[user] != booked[user]) {
        portfolios.put(standing[user], slot[user], booked[user]);
      }
    }
  }
}
