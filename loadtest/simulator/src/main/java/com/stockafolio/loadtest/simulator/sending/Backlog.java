package com.stockafolio.loadtest.simulator.sending;

/**
 * Sends a number of trades as fast as the sink takes them. A trade's time is the wall clock's when
 * it is made, its price that of the second it would fall into at the scheduled rate.
 */
public final class Backlog implements Runnable {

  /** Trades made between two looks at the wall clock. */
  private static final int SAME_TIME = 64;

  private final RateSchedule schedule;
  private final TradeSender sender;
  private final long trades;
  private volatile boolean stopped;

  public Backlog(RateSchedule schedule, TradeSender sender, long trades) {
    this.schedule = schedule;
    this.sender = sender;
    this.trades = trades;
  }

  @Override
  public void run() {
    long millis = 0;
    for (long next = 0; next < trades && !stopped; next++) {
      if (next % SAME_TIME == 0) {
        millis = System.currentTimeMillis();
      }
      sender.sendNext(schedule.second(next), millis);
    }
  }

  public void stop() {
    stopped = true;
  }
}
