package com.stockafolio.loadtest.simulator.market;

/**
 * Turns numbers that lie close together into numbers that look random, by fixed bijections. All
 * arithmetic is on 64-bit words and wraps.
 */
final class Mix64 {

  /** The odd number nearest to 2^64 divided by the golden ratio: steps by it never repeat. */
  static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final long MASK_62 = (1L << 62) - 1;
  private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
  private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

  private Mix64() {}

  /**
   * A bijection of 64 bits, SplitMix64's finaliser: {@code z ^= z >>> 30; z *= 0xBF58476D1CE4E5B9;
   * z ^= z >>> 27; z *= 0x94D049BB133111EB; z ^= z >>> 31}.
   */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * FIRST_FACTOR;
    z = (z ^ (z >>> 27)) * SECOND_FACTOR;
    return z ^ (z >>> 31);
  }

  /**
   * A bijection of 62 bits: {@code z ^= z >>> 31; z = z * 0xBF58476D1CE4E5B9 mod 2^62; z ^= z >>>
   * 31; z = z * 0x94D049BB133111EB mod 2^62; z ^= z >>> 31}.
   *
   * @param value from 0 to 2^62 - 1, like the result
   */
  static long mix62(long value) {
    long z = value;
    z ^= z >>> 31;
    z = (z * FIRST_FACTOR) & MASK_62;
    z ^= z >>> 31;
    z = (z * SECOND_FACTOR) & MASK_62;
    return z ^ (z >>> 31);
  }

  /** The inverse of {@link #mix62}. Shifting 62 bits by 31 is its own inverse. */
  static long unmix62(long value) {
    long z = value;
    z ^= z >>> 31;
    z = (z * inverse(SECOND_FACTOR)) & MASK_62;
    z ^= z >>> 31;
    z = (z * inverse(FIRST_FACTOR)) & MASK_62;
    return z ^ (z >>> 31);
  }

  /** The inverse of an odd factor mod 2^64: each Newton step doubles the number of right bits. */
  private static long inverse(long factor) {
    long inverse = factor; // right in the lowest 3 bits
    for (int bits = 3; bits < 64; bits *= 2) {
      inverse *= 2 - factor * inverse;
    }
    return inverse;
  }
}
