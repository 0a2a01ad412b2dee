package com.stockafolio.market;

/**
 * How many shares become of how many.
 *
 * @param from this many, from 1 to {@value #MOST}
 * @param to become this many, from 1 to {@value #MOST}
 */
public record Ratio(int from, int to) {
  /** The largest part of a ratio. */
  public static final int MOST = 1_000_000;

  /** Checks the bounds. */
  public Ratio {
    if (from < 1 || from > MOST) {
      throw new IllegalArgumentException("from must be 1 to " + MOST + ": " + from);
    }
    if (to < 1 || to > MOST) {
      throw new IllegalArgumentException("to must be 1 to " + MOST + ": " + to);
    }
  }
}
