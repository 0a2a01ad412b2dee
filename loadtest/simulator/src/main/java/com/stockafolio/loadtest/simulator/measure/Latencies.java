package com.stockafolio.loadtest.simulator.measure;

import com.stockafolio.loadtest.simulator.market.TradeIds;
import com.stockafolio.loadtest.simulator.sending.RateSchedule;
import com.stockafolio.loadtest.simulator.sending.RunClock;
import com.stockafolio.loadtest.simulator.watch.ArrivalListener;
import com.stockafolio.transaction.TradeId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long trades take from their intended send time to a watcher. The intended time is known from
 * the index in the tradeId; trades of other runs and producers are not counted. To 3 digits, up to
 * an hour. Arrivals come from any thread; all else is for one thread.
 */
public final class Latencies implements ArrivalListener {

  /** Fewer samples than this make a p99 of the whole run a matter of luck. */
  private static final long LEAST_FOR_P99 = 1_000;

  private static final long LEAST_FOR_RECENT_P99 = 100;
  private static final int RECENT_SECONDS = 10;
  private static final long MOST_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final int DIGITS = 3;

  private final TradeIds tradeIds;
  private final RateSchedule schedule;
  private final long warmUpNanos;
  private final ArrivalTrace trace;
  private final Recorder recorder = new Recorder(MOST_MICROS, DIGITS);
  private final Recorder afterWarmUp = new Recorder(MOST_MICROS, DIGITS);
  private final Histogram[] recent = new Histogram[RECENT_SECONDS];
  private final Histogram total = new Histogram(MOST_MICROS, DIGITS);
  private final LongAdder arrivals = new LongAdder();
  private int second;
  private volatile RunClock clock;

  /**
   * @param warmUpNanos trades meant to be sent so soon after the start count as recent, not in the
   *     total
   * @param trace where those that count are noted
   */
  public Latencies(TradeIds tradeIds, RateSchedule schedule, long warmUpNanos, ArrivalTrace trace) {
    this.trace = trace;
    this.warmUpNanos = warmUpNanos;
    this.tradeIds = tradeIds;
    this.schedule = schedule;
  }

  /** Begins to measure: no trade of the run arrives before. */
  public void start(RunClock started) {
    clock = started;
  }

  @Override
  public void arrived(TradeId tradeId, long arrivedNanos) {
    RunClock started = clock;
    long index = tradeIds.index(tradeId.high(), tradeId.low());
    if (started == null || index < 0) {
      return;
    }
    long intended = schedule.intendedNanos(index);
    long nanos = arrivedNanos - started.startNanos() - intended;
    long micros = Math.max(0, Math.min(MOST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
    arrivals.increment();
    recorder.recordValue(micros);
    if (intended >= warmUpNanos) {
      afterWarmUp.recordValue(micros);
      trace.arrived(tradeId, nanos, arrivedNanos);
    }
  }

  /** The number of latencies measured, those of the present second included. */
  public long arrivals() {
    return arrivals.sum();
  }

  /** Ends a second: what was measured since the last call. */
  public void endSecond() {
    Histogram interval = recorder.getIntervalHistogram(recent[second]);
    recent[second] = interval;
    total.add(afterWarmUp.getIntervalHistogram());
    second = (second + 1) % RECENT_SECONDS;
  }

  /** The latencies of the last 10 ended seconds. */
  public LatencySummary recent() {
    Histogram sum = new Histogram(MOST_MICROS, DIGITS);
    for (Histogram interval : recent) {
      if (interval != null) {
        sum.add(interval);
      }
    }
    return LatencySummary.of(sum, LEAST_FOR_RECENT_P99);
  }

  /** The latencies of all ended seconds, those of the warm-up left out. */
  public LatencySummary total() {
    return LatencySummary.of(total, LEAST_FOR_P99);
  }
}
