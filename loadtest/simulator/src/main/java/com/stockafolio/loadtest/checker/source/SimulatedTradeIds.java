package com.stockafolio.loadtest.checker.source;

import java.math.BigInteger;

/**
 * The tradeIds that the market simulator gives to the trades of one run, read backwards.
 *
 * <p>On wrapping 64-bit words, with {@code base = mix(mix(seed ^ 0x7472616465730000) + run)}: a
 * tradeId's high half is {@code base} as a UUID of version 8, its low half {@code mix62(index) ^
 * mix(base)} in 62 bits below the variant. {@code mix} and {@code mix62} are bijections of 64 and
 * 62 bits: xor-shifts and two odd factors.
 */
final class SimulatedTradeIds {
  /** The answer for a low half that no trade of the run has. */
  static final long NO_INDEX = -1;

  private static final long TAG = 0x7472616465730000L;
  private static final long FACTOR_1 = 0xbf58476d1ce4e5b9L;
  private static final long FACTOR_2 = 0x94d049bb133111ebL;
  private static final long BITS_62 = (1L << 62) - 1;
  private static final long INVERSE_1 = inverse(FACTOR_1);
  private static final long INVERSE_2 = inverse(FACTOR_2);

  private final long high;
  private final long mask;

  SimulatedTradeIds(long seed, long run) {
    long base = mix(mix(seed ^ TAG) + run);
    this.high = (base & ~0xf000L) | 0x8000L;
    this.mask = mix(base) & BITS_62;
  }

  /** The half that all tradeIds of the run share. */
  long high() {
    return high;
  }

  /** The index of the run's trade with this low half. */
  long index(long low) {
    if (low >>> 62 != 2) {
      return NO_INDEX;
    }
    long z = (low & BITS_62) ^ mask;
    z ^= z >>> 31;
    z = (z * INVERSE_2) & BITS_62;
    z ^= z >>> 31;
    z = (z * INVERSE_1) & BITS_62;
    return z ^ (z >>> 31);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * FACTOR_1;
    z = (z ^ (z >>> 27)) * FACTOR_2;
    return z ^ (z >>> 31);
  }

  private static long inverse(long factor) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(62);
    return BigInteger.valueOf(factor).mod(modulus).modInverse(modulus).longValueExact();
  }
}
