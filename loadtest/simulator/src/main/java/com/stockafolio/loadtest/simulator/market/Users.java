package com.stockafolio.loadtest.simulator.market;

import java.util.UUID;

/**
 * The users of a market: user {@code k} (0 to count - 1) of seed {@code s} has one userId, a UUID
 * of version 8, the same in every run.
 *
 * <p>The formula, on wrapping 64-bit words, {@code mix} and {@code mix62} being
 *
 * <pre>
 * mix(z):   z ^= z >>> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >>> 27; z *= 0x94D049BB133111EB; z ^= z >>> 31
 * mix62(z): z ^= z >>> 31; z = z * 0xBF58476D1CE4E5B9 mod 2^62;
 *           z ^= z >>> 31; z = z * 0x94D049BB133111EB mod 2^62; z ^= z >>> 31        (z below 2^62)
 *
 * base = mix(s ^ 0x7573657273000000)
 * high = (mix(base + k) AND NOT 0xF000) OR 0x8000
 * low  = (mix62(k XOR (base AND (2^62 - 1)))) OR 0x8000000000000000
 * </pre>
 *
 * The low half is a bijection of {@code k}, so that no two users of a seed share an id; both halves
 * look random, so that Kafka's murmur2 of the id spreads the users evenly over partitions and
 * ledgers.
 */
public final class Users {

  private static final long TAG = 0x7573657273000000L;

  private final int count;
  private final long base;

  /**
   * @param seed any number
   * @param count the number of users, at least 1
   */
  public Users(long seed, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A market has at least 1 user: " + count);
    }
    this.count = count;
    this.base = Mix64.mix(seed ^ TAG);
  }

  /** The number of users. */
  public int count() {
    return count;
  }

  /** The high half of the userId of user {@code index}. */
  public long high(int index) {
    return Uuid8.high(Mix64.mix(base + index));
  }

  /** The low half of the userId of user {@code index}. */
  public long low(int index) {
    return Uuid8.low(Mix64.mix62(Uuid8.payload(index ^ base)));
  }

  /** The number of the user with this id; -1 where there is none. */
  public int index(long high, long low) {
    if (!Uuid8.hasVariant(low)) {
      return -1;
    }
    long index = Mix64.unmix62(Uuid8.payload(low)) ^ Uuid8.payload(base);
    return index < count && high((int) index) == high ? (int) index : -1;
  }

  /** The userId of user {@code index}. */
  public UUID uuid(int index) {
    return new UUID(high(index), low(index));
  }
}
