package com.stockafolio.loadtest.simulator.market;

/**
 * A sequence of random draws that starts anew for each thing drawn (one trade, one user, one price
 * step), so that each can be drawn without those before it.
 */
final class Draws {

  private static final double UNIT = 0x1.0p-53;

  private long state;

  /**
   * @param key names the kind of thing, already mixed
   * @param index names the thing
   */
  Draws(long key, long index) {
    state = Mix64.mix(key + index);
  }

  long next() {
    state += Mix64.GAMMA;
    return Mix64.mix(state);
  }

  /** From 0 to {@code bound} - 1, uniform to within 2^-32 times the bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  /** Uniform, above 0 and up to 1. */
  double unit() {
    return ((next() >>> 11) + 1) * UNIT;
  }

  /** Normally distributed with mean 0 and deviation 1, by Marsaglia's polar method. */
  double gaussian() {
    while (true) {
      double x = 2 * unit() - 1;
      double y = 2 * unit() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
