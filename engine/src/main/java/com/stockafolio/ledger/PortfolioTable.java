package com.stockafolio.ledger;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.UserId;

/**
 * Portfolios by user, as an open-addressed array of the portfolios alone: some six bytes a user
 * where a {@code HashMap} takes sixty, which at ten million users is half a gigabyte. Portfolios
 * are never removed. Not thread-safe: it belongs to one ledger.
 */
final class PortfolioTable {
  private static final int FIRST_CAPACITY = 1024;

  private Portfolio[] slots = new Portfolio[FIRST_CAPACITY];
  private int size;

  int size() {
    return size;
  }

  /** The user's portfolio, or null where the user has never traded. */
  Portfolio get(UserId user) {
    return slots[slotOf(slots, user.high(), user.low())];
  }

  /** Sets the portfolio of its user. */
  void put(Portfolio portfolio) {
    int slot = slotOf(slots, portfolio.userIdHigh(), portfolio.userIdLow());
    if (slots[slot] == null) {
      size++;
    }
    slots[slot] = portfolio;
    if (size > slots.length / 3 * 2) {
      grow();
    }
  }

  /** All portfolios, in no particular order. */
  Portfolio[] toArray() {
    Portfolio[] all = new Portfolio[size];
    int next = 0;
    for (Portfolio portfolio : slots) {
      if (portfolio != null) {
        all[next++] = portfolio;
      }
    }
    return all;
  }

  private void grow() {
    Portfolio[] larger = new Portfolio[slots.length * 2];
    for (Portfolio portfolio : slots) {
      if (portfolio != null) {
        larger[slotOf(larger, portfolio.userIdHigh(), portfolio.userIdLow())] = portfolio;
      }
    }
    slots = larger;
  }

  /** The slot that holds the user, or the empty one where it belongs. */
  private static int slotOf(Portfolio[] slots, long high, long low) {
    int mask = slots.length - 1;
    int slot = UserId.spread(high, low) & mask;
    while (true) {
      Portfolio there = slots[slot];
      if (there == null || (there.userIdLow() == low && there.userIdHigh() == high)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }
}
