package com.stockafolio.loadtest.simulator.sending;

/**
 * Which trades of the run Kafka has acknowledged: how many, and up to which index without a break.
 * Acknowledgements come in any order; a trade that failed ends the unbroken prefix for good.
 */
public final class AcknowledgedPrefix {

  /** Trades that may be on their way behind the oldest unacknowledged one: 8 MiB of bits. */
  static final int WINDOW = 1 << 26;

  private static final int BITS = 64;

  private final int window;
  private final long[] bits;
  private long prefix;
  private long acknowledged;
  private long failed;
  private long firstFailed = Long.MAX_VALUE;

  public AcknowledgedPrefix() {
    this(WINDOW);
  }

  /**
   * @param window a power of two, at least 64
   */
  public AcknowledgedPrefix(int window) {
    this.window = window;
    this.bits = new long[window / BITS];
  }

  /** Trades below this index may be sent now; others wait for older ones to be acknowledged. */
  synchronized long roomUntil() {
    return failed > 0 ? Long.MAX_VALUE : prefix + window;
  }

  /** Notes one acknowledgement. Each index is acknowledged or fails, once. */
  synchronized void acknowledge(long index) {
    acknowledged++;
    if (index > firstFailed) {
      return;
    }
    if (index < prefix || index >= prefix + window) {
      throw new IllegalArgumentException(index + " is not in the window from " + prefix);
    }
    bits[word(index)] |= bit(index);
    while ((bits[word(prefix)] & bit(prefix)) != 0) {
      bits[word(prefix)] &= ~bit(prefix);
      prefix++;
    }
  }

  /** Notes that a trade will never be acknowledged, though Kafka may have it. */
  synchronized void fail(long index) {
    failed++;
    firstFailed = Math.min(firstFailed, index);
  }

  /** The number n such that every trade with an index below n is acknowledged. */
  public synchronized long prefix() {
    return prefix;
  }

  /** The number of acknowledged trades. */
  public synchronized long acknowledged() {
    return acknowledged;
  }

  /** The number of trades that will never be acknowledged. */
  public synchronized long failed() {
    return failed;
  }

  private int word(long index) {
    return (int) (index & (window - 1)) / BITS;
  }

  private static long bit(long index) {
    return 1L << (index & (BITS - 1));
  }
}
