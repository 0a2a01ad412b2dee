package com.stockafolio.loadtest.checker.books;

/** A sum of 128 bits, two's complement: what an active user trades passes 64 bits in a day. */
public final class WideSum {
  private long high;
  private long low;

  /** What the upper half of a sum gains when an amount is added to its lower half. */
  static long carry(long low, long amount) {
    long overflow = Long.compareUnsigned(low + amount, low) < 0 ? 1 : 0;
    return (amount >> 63) + overflow;
  }

  public void clear() {
    high = 0;
    low = 0;
  }

  void set(WideSum other) {
    high = other.high;
    low = other.low;
  }

  public void add(long amount) {
    add(amount >> 63, amount);
  }

  public void add(long amountHigh, long amountLow) {
    long sum = low + amountLow;
    high += amountHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }
}
