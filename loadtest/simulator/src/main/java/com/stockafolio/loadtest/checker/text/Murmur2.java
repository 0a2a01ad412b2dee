package com.stockafolio.loadtest.checker.text;

/** The hash by which Kafka's default partitioner finds a key's partition. */
public final class Murmur2 {
  private static final int MULTIPLIER = 0x5bd1e995;
  private static final int SEED = 0x9747b28c;

  private Murmur2() {}

  /** The partition of a key in a topic of so many partitions, 0 or more. */
  public static int partition(byte[] key, int partitions) {
    return (hash(key) & 0x7fffffff) % partitions;
  }

  /** 32-bit MurmurHash2 over little-endian words, with Kafka's seed. */
  static int hash(byte[] key) {
    int words = key.length / 4;
    int h = SEED ^ key.length;
    for (int word = 0; word < words; word++) {
      int at = word * 4;
      int k = byteAt(key, at, 0) | byteAt(key, at, 1) | byteAt(key, at, 2) | byteAt(key, at, 3);
      k *= MULTIPLIER;
      k ^= k >>> 24;
      h = (h * MULTIPLIER) ^ (k * MULTIPLIER);
    }
    int at = words * 4;
    int left = key.length - at;
    if (left > 0) {
      for (int i = 0; i < left; i++) {
        h ^= byteAt(key, at, i);
      }
      h *= MULTIPLIER;
    }
    h ^= h >>> 13;
    h *= MULTIPLIER;
    return h ^ (h >>> 15);
  }

  private static int byteAt(byte[] key, int at, int index) {
    return (key[at + index] & 0xff) << (8 * index);
  }
}
