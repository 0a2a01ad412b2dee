package com.stockafolio.loadtest.gatling.capacity;

import java.util.OptionalInt;

/**
 * A search for the highest rate that holds: doubled from the first one until a rate fails, then the
 * middle between the highest that held and the lowest that failed, until these are close.
 * Immutable.
 *
 * @param held the highest rate that held; 0: none did yet
 * @param failed the lowest rate that failed; 0: none did yet
 * @param next what is to be tried; 0: nothing more
 * @param most no rate above it is tried
 * @param precisionPercent of the rate that held, by which the one that failed may be above it
 */
public record RateSearch(int held, int failed, int next, int most, int precisionPercent) {

  /**
   * A search that begins.
   *
   * @param first the rate to try first, at least 1
   * @param most at least the first
   * @param precisionPercent at least 1
   */
  public static RateSearch from(int first, int most, int precisionPercent) {
    if (first < 1 || most < first || precisionPercent < 1) {
      throw new IllegalArgumentException(first + ", " + most + ", " + precisionPercent);
    }
    return new RateSearch(0, 0, first, most, precisionPercent);
  }

  /** The search after what {@link #next} came to. */
  public RateSearch tried(boolean holds) {
    if (next == 0) {
      throw new IllegalStateException("the search is over");
    }
    int highest = holds ? next : held;
    int lowest = holds ? failed : next;
    return new RateSearch(highest, lowest, after(highest, lowest), most, precisionPercent);
  }

  private int after(int highest, int lowest) {
    if (lowest == 0) {
      return highest == most ? 0 : (int) Math.min(most, 2L * highest);
    }
    int apart = lowest - highest;
    boolean close = apart <= 1 || 100L * apart <= (long) precisionPercent * highest;
    return close ? 0 : highest + apart / 2;
  }

  /** The highest rate that held, once nothing more is to be tried; empty where none did. */
  public OptionalInt found() {
    return next == 0 && held > 0 ? OptionalInt.of(held) : OptionalInt.empty();
  }
}
