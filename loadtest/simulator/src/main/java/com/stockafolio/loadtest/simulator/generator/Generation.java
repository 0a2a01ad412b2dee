package com.stockafolio.loadtest.simulator.generator;

import com.stockafolio.loadtest.simulator.market.DirtyTraffic;
import com.stockafolio.loadtest.simulator.market.Market;
import com.stockafolio.loadtest.simulator.market.OtherRecords;
import com.stockafolio.loadtest.simulator.market.Revisions;
import com.stockafolio.loadtest.simulator.market.TradeFlow;
import com.stockafolio.loadtest.simulator.market.TradeIds;
import com.stockafolio.loadtest.simulator.market.TradeJson;
import com.stockafolio.loadtest.simulator.market.Traffic;
import com.stockafolio.loadtest.simulator.market.Users;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedFile;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedPrefix;
import com.stockafolio.loadtest.simulator.sending.Backlog;
import com.stockafolio.loadtest.simulator.sending.GaveUpException;
import com.stockafolio.loadtest.simulator.sending.KafkaTrades;
import com.stockafolio.loadtest.simulator.sending.OpenLoop;
import com.stockafolio.loadtest.simulator.sending.ProcessorTime;
import com.stockafolio.loadtest.simulator.sending.RateSchedule;
import com.stockafolio.loadtest.simulator.sending.RunClock;
import com.stockafolio.loadtest.simulator.sending.ScheduleDelay;
import com.stockafolio.loadtest.simulator.sending.TradeSender;
import com.stockafolio.loadtest.simulator.sending.TradeSink;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One run of the generator: makes its trades, shows their acknowledgements, says how it went. */
final class Generation implements AutoCloseable {

  private static final long LOOK_MILLIS = 100;
  private static final int STOP_WITHIN_SECONDS = 10;

  /** As the simulator's own default, so that both make the same kind of trades. */
  private static final int FRACTIONAL_PERCENT = 10;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** A generator that was later than this did not make the load that it was asked for. */
  private static final double LATE_MILLIS = 1_000;

  private final GeneratorOptions options;
  private final Optional<AcknowledgedFile> file;
  private final PrintStream out;
  private final AcknowledgedPrefix acknowledgements = new AcknowledgedPrefix();
  private final RateSchedule schedule;
  private final KafkaTrades kafka;
  private final TradeFlow flow;
  private final TradeJson json;
  private volatile Throwable failure;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param file in which what is acknowledged is noted
   */
  Generation(GeneratorOptions options, Optional<AcknowledgedFile> file, PrintStream out) {
    this.options = options;
    this.file = file;
    this.out = out;
    this.schedule = new RateSchedule(options.rate());
    this.kafka =
        new KafkaTrades(
            options.bootstrap(), options.topic(), options.lingerMillis(), acknowledgements);
    Market market = new Market(Instruments.load(), options.seed(), options.run());
    this.flow =
        new TradeFlow(
            market,
            traffic(options),
            options.seed(),
            options.run(),
            0,
            FRACTIONAL_PERCENT,
            options.finePercent());
    this.json =
        new TradeJson(
            market,
            new Users(options.seed(), options.users()),
            new TradeIds(options.seed(), options.run()),
            new OtherRecords(
                options.seed(), options.run(), options.feePercent(), options.otherPercent()));
  }

  private static Traffic traffic(GeneratorOptions options) {
    return options.zipf()
        ? new Traffic.Zipf(options.users(), options.exponent(), 0)
        : new Traffic.Uniform(options.users());
  }

  /**
   * Runs to the end, or until stopped.
   *
   * @return whether Kafka acknowledged every trade
   * @throws GaveUpException if the trades could not be made
   */
  boolean run() throws GaveUpException, IOException, InterruptedException {
    kafka.connect();
    sender(kafka).rehearse();
    RunClock clock = RunClock.startNow();
    ScheduleDelay delay = new ScheduleDelay(kafka, schedule, clock, System::nanoTime);
    TradeSender sender = sender(options.fill() > 0 ? kafka : delay);
    ProcessorTime processor = new ProcessorTime();
    follow(sending(sender, clock), sender);
    double seconds = (System.nanoTime() - clock.startNanos()) / NANOS_PER_SECOND;
    note();
    if (failure != null) {
      throw new GaveUpException("the sender broke: " + failure);
    }
    report(sender.sent(), seconds, processor);
    if (options.duplicatePercent() > 0 || options.malformedPercent() > 0) {
      say(
          "besides: %,d trades once more, %,d records that cannot be read",
          sender.duplicates(), sender.malformed());
    }
    if (options.fill() == 0) {
      reportDelay(delay.mostNanos() / NANOS_PER_MILLI);
    }
    return acknowledgements.failed() == 0;
  }

  private TradeSender sender(TradeSink sink) {
    return new TradeSender(
        flow,
        json,
        sink,
        acknowledgements,
        0,
        Revisions.NONE,
        new DirtyTraffic(
            options.seed(), options.run(), options.duplicatePercent(), options.malformedPercent()));
  }

  /** A thread that sends, and stops when it is told to. */
  private Thread sending(TradeSender sender, RunClock clock) {
    Runnable sending;
    Runnable stopping;
    if (options.fill() > 0) {
      Backlog backlog = new Backlog(schedule, sender, options.fill());
      sending = backlog;
      stopping = backlog::stop;
    } else {
      OpenLoop loop =
          new OpenLoop(
              schedule, clock, System::nanoTime, LockSupport::parkNanos, sender, options.trades());
      sending = loop;
      stopping = loop::stop;
    }
    Thread stopper = new Thread(() -> stopWhenTold(stopping), "stopper");
    stopper.setDaemon(true);
    stopper.start();
    Thread thread = new Thread(sending, "sender");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((broken, cause) -> failure = cause);
    thread.start();
    return thread;
  }

  private void stopWhenTold(Runnable stopping) {
    try {
      stop.await();
      stopping.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows the progress until all is sent and acknowledged, or has failed. */
  private void follow(Thread sending, TradeSender sender) throws IOException, InterruptedException {
    try (GeneratorProgress progress = new GeneratorProgress(out, options.trades())) {
      while (sending.isAlive() || settled() < sender.sent()) {
        sending.join(LOOK_MILLIS);
        progress.show(acknowledgements.acknowledged());
        note();
        if (!sending.isAlive() && settled() < sender.sent()) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      }
      progress.show(acknowledgements.acknowledged());
    }
  }

  private long settled() {
    return acknowledgements.acknowledged() + acknowledgements.failed();
  }

  private void note() throws IOException {
    if (file.isPresent()) {
      file.get().write(acknowledgements.prefix());
    }
  }

  private void report(long sent, double seconds, ProcessorTime processor) {
    say(
        "acknowledged %,d of %,d sent, %,d failed, in %.1f s: %,.0f trades/s",
        acknowledgements.acknowledged(),
        sent,
        acknowledgements.failed(),
        seconds,
        acknowledgements.acknowledged() / seconds);
    double micros = processor.microsPerTrade(sent);
    say(
        "CPU of the generator: %.2f µs a trade, %.1f s in all, %.2f cores",
        micros, micros * sent / 1e6, micros * sent / 1e6 / seconds);
    say("seed %d, run %d: the same numbers make the same trades", options.seed(), options.run());
  }

  private void reportDelay(double millis) {
    say("most behind schedule: %,.1f ms", millis);
    if (millis > LATE_MILLIS) {
      say(
          "the rate was NOT kept at every moment: Kafka, the network or this machine's cores held"
              + " the generator up");
    }
  }

  private void say(String line, Object... figures) {
    out.printf(Locale.ROOT, line + "%n", figures);
  }

  /** Lets the run come to an early end, with its report, and waits for it. */
  void stop() {
    stop.countDown();
    try {
      ended.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kafka.close();
    ended.countDown();
  }
}
