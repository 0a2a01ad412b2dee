package com.stockafolio.ledger;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;

/**
 * Portfolios by user, as open-addressed arrays of the portfolios and of their users' hashes alone:
 * some fourteen bytes a user where a {@code HashMap} takes sixty. Most portfolios are in no
 * processor cache when their user trades, so none is looked at for its hash's sake: not to pass
 * over another user's place, and not to grow. Portfolios are never removed. Not thread-safe: it
 * belongs to one ledger.
 */
final class PortfolioTable {
  private static final int FIRST_CAPACITY = 1024;

  /** Of an empty slot; no user's hash. */
  private static final int NONE = 0;

  private int[] hashes = new int[FIRST_CAPACITY];
  private Portfolio[] slots = new Portfolio[FIRST_CAPACITY];
  private int size;

  /** What {@link #find} has read in advance; says nothing. */
  private int touched;

  int size() {
    return size;
  }

  /** The hash by which a user is found; never 0. */
  static int hash(long high, long low) {
    int hash = UserId.spread(high, low);
    return hash == NONE ? 1 : hash;
  }

  /** The user's portfolio, or null where the user has never traded. */
  Portfolio get(UserId user) {
    return slots[slotOf(hash(user.high(), user.low()), user.high(), user.low())];
  }

  /**
   * Finds many users at once. Each step is a loop of its own over all of them, whose turns do not
   * depend on each other: the processor waits for the memory of some ten at a time, where users
   * that are found, and decided on, one after the other would wait for each. So a portfolio's
   * content is read here too, though nobody asks what it says.
   *
   * @param users how many; the first so many of each array
   * @param hash of each, as {@link #hash} gives it
   * @param slot takes where each is
   * @param found takes the portfolio of each, or null where the user has never traded
   */
  void find(int users, int[] hash, long[] high, long[] low, int[] slot, Portfolio[] found) {
    int mask = slots.length - 1;
    int sum = 0;
    for (int i = 0; i < users; i++) {
      int home = hash[i] & mask;
      sum += hashes[home] + (slots[home] == null ? 0 : 1);
    }
    for (int i = 0; i < users; i++) {
      slot[i] = slotOf(hash[i]);
      found[i] = slots[slot[i]];
    }
    for (int i = 0; i < users; i++) {
      Portfolio there = found[i];
      if (there != null && (there.userIdLow() != low[i] || there.userIdHigh() != high[i])) {
        slot[i] = slotOf(hash[i], high[i], low[i]);
        found[i] = slots[slot[i]];
      }
    }
    for (int i = 0; i < users; i++) {
      if (found[i] != null) {
        sum += found[i].touch();
      }
    }
    touched = sum;
  }

  /** Sets the portfolio of its user. */
  void put(Portfolio portfolio) {
    long high = portfolio.userIdHigh();
    long low = portfolio.userIdLow();
    int hash = hash(high, low);
    int slot = slotOf(hash, high, low);
    if (slots[slot] == null) {
      size++;
    }
    hashes[slot] = hash;
    slots[slot] = portfolio;
    if (size > slots.length / 3 * 2) {
      grow();
    }
  }

  /**
   * Sets the portfolio of its user.
   *
   * @param slot where {@link #find} found the user
   * @param found what it found there; null where the user had none
   */
  void put(Portfolio portfolio, int slot, Portfolio found) {
    // The table may have grown since, and a new user's empty slot may be another new one's now.
    if (found != null && slots[slot] == found) {
      slots[slot] = portfolio;
    } else {
      put(portfolio);
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
    int[] hashesBefore = hashes;
    Portfolio[] slotsBefore = slots;
    hashes = new int[hashesBefore.length * 2];
    slots = new Portfolio[slotsBefore.length * 2];
    int mask = slots.length - 1;
    for (int from = 0; from < hashesBefore.length; from++) {
      if (hashesBefore[from] != NONE) {
        int to = hashesBefore[from] & mask;
        while (hashes[to] != NONE) {
          to = (to + 1) & mask;
        }
        hashes[to] = hashesBefore[from];
        slots[to] = slotsBefore[from];
      }
    }
  }

  /** The first slot of the hash, or the empty one where it belongs; it may be another user's. */
  private int slotOf(int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (hashes[slot] != hash && hashes[slot] != NONE) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The slot that holds the user, or the empty one where it belongs. */
  private int slotOf(int hash, long high, long low) {
    int mask = slots.length - 1;
    int slot = slotOf(hash);
    while (hashes[slot] != NONE
        && (hashes[slot] != hash
            || slots[slot].userIdLow() != low
            || slots[slot].userIdHigh() != high)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
