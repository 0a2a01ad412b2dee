package com.stockafolio.loadtest.simulator.sending;

import java.util.function.LongSupplier;

/**
 * Sends trades at their intended times, from the first to the last or until stopped. Every
 * millisecond or so it sends what has become due; a send that was held up is followed at once by
 * all that became due meanwhile, each still carrying its own intended time.
 */
public final class OpenLoop implements Runnable {

  private static final long TICK_NANOS = 1_000_000;

  private final RateSchedule schedule;
  private final RunClock clock;
  private final LongSupplier nanoTime;
  private final Pause pause;
  private final TradeSender sender;
  private final long trades;
  private volatile boolean stopped;

  /** Waits for about so many nanoseconds. */
  public interface Pause {
    void nanos(long nanos);
  }

  /**
   * @param nanoTime the clock that {@code clock} was read from
   * @param trades how many to send
   */
  public OpenLoop(
      RateSchedule schedule,
      RunClock clock,
      LongSupplier nanoTime,
      Pause pause,
      TradeSender sender,
      long trades) {
    this.schedule = schedule;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.sender = sender;
    this.trades = trades;
  }

  @Override
  public void run() {
    long next = 0;
    while (next < trades && !stopped) {
      long elapsed = nanoTime.getAsLong() - clock.startNanos();
      long due = Math.min(schedule.due(elapsed), trades);
      if (next == due) {
        pause.nanos(TICK_NANOS);
      }
      while (next < due && !stopped) {
        sender.sendNext(schedule.second(next), clock.millisAt(schedule.intendedNanos(next)));
        next++;
      }
    }
  }

  public void stop() {
    stopped = true;
  }
}
