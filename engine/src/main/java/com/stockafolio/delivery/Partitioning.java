package com.stockafolio.delivery;

import com.stockafolio.transaction.UserId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which partition and which ledger a user belongs to: murmur2 of the key, made non-negative, modulo
 * their number, as Kafka's default partitioner places a keyed record. With a number of ledgers that
 * is a multiple of the number of partitions each ledger has exactly one source partition: {@code
 * ledger mod partitions}.
 */
public final class Partitioning {
  private static final int SEED = 0x9747b28c;
  private static final int MULTIPLIER = 0x5bd1e995;
  private static final int SHIFT = 24;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Partitioning() {}

  /** The 32-bit murmur2 hash with the seed Kafka uses. */
  public static int murmur2(byte[] data) {
    return murmur2(data, data.length);
  }

  private static int murmur2(byte[] data, int length) {
    int hash = SEED ^ length;
    int words = length >>> 2;
    for (int word = 0; word < words; word++) {
      int mixed = (int) WORD.get(data, word << 2) * MULTIPLIER;
      mixed ^= mixed >>> SHIFT;
      mixed *= MULTIPLIER;
      hash *= MULTIPLIER;
      hash ^= mixed;
    }
    int tail = words << 2;
    int left = length - tail;
    if (left > 0) {
      for (int i = 0; i < left; i++) {
        hash ^= (data[tail + i] & 0xff) << (8 * i);
      }
      hash *= MULTIPLIER;
    }
    hash ^= hash >>> 13;
    hash *= MULTIPLIER;
    return hash ^ (hash >>> 15);
  }

  /** The hash of a key that both follow from: not negative. */
  public static int hash(byte[] key) {
    return murmur2(key) & Integer.MAX_VALUE;
  }

  /**
   * The partition of a record with this key.
   *
   * @param key the record's key as it stands in Kafka
   * @param partitions their number, at least 1
   */
  public static int partition(byte[] key, int partitions) {
    return hash(key) % partitions;
  }

  /**
   * The ledger of a user.
   *
   * @param key the user's id as 36 ASCII characters
   * @param ledgers their number, at least 1
   */
  public static int ledger(byte[] key, int ledgers) {
    return hash(key) % ledgers;
  }

  /**
   * The ledger of a user.
   *
   * @param user the user
   * @param ledgers their number, at least 1
   */
  public static int ledger(UserId user, int ledgers) {
    byte[] key = new byte[36];
    user.writeAscii(key, 0);
    return ledger(key, ledgers);
  }
}
