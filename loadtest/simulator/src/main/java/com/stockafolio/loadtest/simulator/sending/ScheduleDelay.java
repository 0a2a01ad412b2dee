package com.stockafolio.loadtest.simulator.sending;

import java.util.function.LongSupplier;

/**
 * Hands trades on and notes by how much the one furthest behind its intended time was late. Used by
 * the sending thread; the figure may be read by any.
 */
public final class ScheduleDelay implements TradeSink {

  private final TradeSink sink;
  private final RateSchedule schedule;
  private final RunClock clock;
  private final LongSupplier nanoTime;
  private volatile long mostNanos;

  /**
   * @param nanoTime the clock that {@code clock} was read from
   */
  public ScheduleDelay(
      TradeSink sink, RateSchedule schedule, RunClock clock, LongSupplier nanoTime) {
    this.sink = sink;
    this.schedule = schedule;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public void send(long index, byte[] key, byte[] value) {
    long elapsed = nanoTime.getAsLong() - clock.startNanos();
    long behind = elapsed - schedule.intendedNanos(index);
    if (behind > mostNanos) {
      mostNanos = behind;
    }
    sink.send(index, key, value);
  }

  /** Nanoseconds from a trade's intended time to its sending, at most; 0 where none was late. */
  public long mostNanos() {
    return mostNanos;
  }
}
