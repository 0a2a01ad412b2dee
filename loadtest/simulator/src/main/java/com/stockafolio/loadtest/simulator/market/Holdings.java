package com.stockafolio.loadtest.simulator.market;

/**
 * Which instruments each user trades: a personal set that never changes, so that a user's portfolio
 * has a realistic number of positions. Half of the users have 1 to 8 instruments, all as likely;
 * the sizes of the others fall off as a Pareto tail of exponent 4/3, cut at the number of all
 * instruments: the median is 8, the mean about 15, one user in 500 trades all.
 */
final class Holdings {

  private static final long TAG = 0x686F6C64696E6773L;
  private static final int MEDIAN = 8;

  private final int instruments;
  private final int[] strides;
  private final long key;

  Holdings(long seed, int instruments) {
    this.instruments = instruments;
    this.strides = coprimes(instruments);
    this.key = Mix64.mix(seed ^ TAG);
  }

  /** The set of a user. */
  Set of(int user) {
    Draws draws = new Draws(key, user);
    int size = size(draws);
    return new Set(size, draws.below(instruments), strides[draws.below(strides.length)]);
  }

  private int size(Draws draws) {
    if (draws.percent(50)) {
      return Math.min(1 + draws.below(MEDIAN), instruments);
    }
    double root = Math.sqrt(draws.unit());
    double size =
        MEDIAN / (root * Math.sqrt(root)); // unit ^ (-3/4), exact to the last bit everywhere
    return (int) Math.min(size, instruments);
  }

  private static int[] coprimes(int number) {
    return java.util.stream.IntStream.rangeClosed(1, number)
        .filter(candidate -> greatestCommonDivisor(candidate, number) == 1)
        .toArray();
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /**
   * A user's instruments: those met on a walk in steps of {@code stride} around all instruments.
   * The stride shares no divisor with their number, so that none is met twice.
   */
  final class Set {
    private final int size;
    private final int start;
    private final int stride;

    private Set(int size, int start, int stride) {
      this.size = size;
      this.start = start;
      this.stride = stride;
    }

    /** The number of instruments, from 1 to all. */
    int size() {
      return size;
    }

    /** The member at {@code position}, from 0 to size - 1. */
    int instrument(int position) {
      return (int) ((start + (long) position * stride) % instruments);
    }
  }
}
