package com.stockafolio.batch.books;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tradeIds that one user booked on one day, to find those that were booked more than once:
 * beyond the last {@value UserBook#RECENT} trades the rules let an id occur again. Mutable, and
 * used again for the next user.
 */
final class DayIds {
  /** How many of one user are told; all are counted. */
  static final int LISTED = 20;

  private long[] highs = new long[64];
  private long[] lows = new long[64];
  private int count;

  /**
   * An id that was booked more than once.
   *
   * @param times how often
   */
  record Repeated(long tradeHigh, long tradeLow, long times) {}

  /** Begins with the next user. */
  void clear() {
    count = 0;
  }

  /** One more booked trade. */
  void add(long tradeHigh, long tradeLow) {
    if (count == highs.length) {
      highs = Arrays.copyOf(highs, 2 * count);
      lows = Arrays.copyOf(lows, 2 * count);
    }
    highs[count] = tradeHigh;
    lows[count] = tradeLow;
    count++;
  }

  /** The ids that occur more than once, in the order of their first booking. */
  List<Repeated> repeated() {
    // Most users have fewer trades than could hold an id twice, and nearly all others no such id.
    return count <= UserBook.RECENT || !mayRepeat() ? List.of() : counted();
  }

  private boolean mayRepeat() {
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(highs[i], lows[i]);
    }
    Arrays.sort(hashes);
    for (int i = 1; i < count; i++) {
      if (hashes[i] == hashes[i - 1]) {
        return true;
      }
    }
    return false;
  }

  private static long hash(long high, long low) {
    long mixed = high * 0x9e3779b97f4a7c15L ^ Long.rotateLeft(low, 32);
    return (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
  }

  private List<Repeated> counted() {
    Map<Repeated, Long> times = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      times.merge(new Repeated(highs[i], lows[i], 0), 1L, Long::sum);
    }
    List<Repeated> repeated = new ArrayList<>();
    times.forEach(
        (id, often) -> {
          if (often > 1) {
            repeated.add(new Repeated(id.tradeHigh(), id.tradeLow(), often));
          }
        });
    return repeated;
  }
}
