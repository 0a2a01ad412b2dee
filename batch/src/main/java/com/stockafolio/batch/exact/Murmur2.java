package com.stockafolio.batch.exact;

/**
 * Kafka's hash of a record's key. It says which partition a key belongs to, and which ledger:
 * {@code (hash & 0x7fffffff) mod} their number.
 */
public final class Murmur2 {
  private static final int MULTIPLIER = 0x5bd1e995;

  private Murmur2() {}

  /** The hash without its sign. */
  public static int positive(byte[] key, int from, int length) {
    int hash = 0x9747b28c ^ length;
    int at = from;
    for (int left = length; left >= 4; left -= 4, at += 4) {
      int word =
          key[at] & 0xff
              | (key[at + 1] & 0xff) << 8
              | (key[at + 2] & 0xff) << 16
              | key[at + 3] << 24;
      word *= MULTIPLIER;
      word ^= word >>> 24;
      hash = hash * MULTIPLIER ^ word * MULTIPLIER;
    }
    int rest = from + length - at;
    if (rest > 0) {
      for (int i = 0; i < rest; i++) {
        hash ^= (key[at + i] & 0xff) << 8 * i;
      }
      hash *= MULTIPLIER;
    }
    hash ^= hash >>> 13;
    hash *= MULTIPLIER;
    return (hash ^ hash >>> 15) & Integer.MAX_VALUE;
  }
}
