package com.stockafolio.loadtest.simulator;

import com.stockafolio.loadtest.simulator.market.ActionPlan;
import com.stockafolio.loadtest.simulator.market.DirtyTraffic;
import com.stockafolio.loadtest.simulator.market.Market;
import com.stockafolio.loadtest.simulator.market.OtherRecords;
import com.stockafolio.loadtest.simulator.market.Revisions;
import com.stockafolio.loadtest.simulator.market.TradeFlow;
import com.stockafolio.loadtest.simulator.market.TradeIds;
import com.stockafolio.loadtest.simulator.market.TradeJson;
import com.stockafolio.loadtest.simulator.market.Traffic;
import com.stockafolio.loadtest.simulator.market.Users;
import com.stockafolio.loadtest.simulator.measure.ArrivalTrace;
import com.stockafolio.loadtest.simulator.measure.GroupMonitor;
import com.stockafolio.loadtest.simulator.measure.GroupProgress;
import com.stockafolio.loadtest.simulator.measure.Latencies;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedFile;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedPrefix;
import com.stockafolio.loadtest.simulator.sending.ActionPosting;
import com.stockafolio.loadtest.simulator.sending.Backlog;
import com.stockafolio.loadtest.simulator.sending.GaveUpException;
import com.stockafolio.loadtest.simulator.sending.KafkaTrades;
import com.stockafolio.loadtest.simulator.sending.OpenLoop;
import com.stockafolio.loadtest.simulator.sending.ProcessorTime;
import com.stockafolio.loadtest.simulator.sending.RateSchedule;
import com.stockafolio.loadtest.simulator.sending.RunClock;
import com.stockafolio.loadtest.simulator.sending.TradeSender;
import com.stockafolio.loadtest.simulator.watch.Watchers;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from the first status line to the last: get ready, produce, see it booked. */
final class Simulation implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Simulation.class);

  /** The pace of simulated time where the options give no rate, in trades a second. */
  private static final long NOMINAL_RATE = 20_000;

  private static final int USERS_SHOWN = 20;
  private static final long LOOK_MILLIS = 50;
  private static final long KAFKA_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long WATCHERS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LAST_ARRIVALS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long PROGRESS_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final SimulatorOptions options;
  private final Commands commands;
  private final Report report;
  private final Users users;
  private final RateSchedule schedule;
  private final AcknowledgedPrefix acknowledgements = new AcknowledgedPrefix();
  private final ArrivalTrace trace;
  private final Latencies latencies;
  private final GroupMonitor monitor;
  private final KafkaTrades kafka;
  private final TradeSender sender;
  private final PriceFeed prices;
  private final Watchers watchers;
  private final StatusLines status;
  private final ActionPosting actions;

  /**
   * @param file of this run
   */
  Simulation(SimulatorOptions options, AcknowledgedFile file, Commands commands, Report report)
      throws IOException {
    trace = ArrivalTrace.in(options.trace());
    this.options = options;
    this.commands = commands;
    this.report = report;
    users = new Users(options.seed(), options.users());
    TradeIds tradeIds = new TradeIds(options.seed(), options.run());
    schedule = new RateSchedule(options.rate() > 0 ? options.rate() : NOMINAL_RATE);
    latencies =
        new Latencies(tradeIds, schedule, TimeUnit.SECONDS.toNanos(options.warmUpSeconds()), trace);
    monitor = new GroupMonitor(options.bootstrap(), options.topic(), options.group());
    kafka =
        new KafkaTrades(
            options.bootstrap(), options.topic(), options.lingerMillis(), acknowledgements);
    ActionPlan plan =
        ActionPlan.of(
            Instruments.load(),
            options.seed(),
            options.run(),
            options.backlog() > 0 ? 0 : options.actions(),
            options.durationSeconds());
    actions = new ActionPosting(options.http(), plan.actions());
    Market market = new Market(Instruments.load(), options.seed(), options.run(), plan);
    sender =
        new TradeSender(
            flow(options, market),
            new TradeJson(
                market,
                users,
                tradeIds,
                new OtherRecords(
                    options.seed(), options.run(), options.feePercent(), options.otherPercent())),
            kafka,
            acknowledgements,
            options.watchers(),
            Revisions.of(
                options.seed(),
                options.run(),
                options.backlog() > 0 ? 0 : options.busts(),
                options.rate() * options.durationSeconds(),
                options.rate()),
            new DirtyTraffic(
                options.seed(),
                options.run(),
                options.duplicatePercent(),
                options.malformedPercent()));
    prices =
        PriceFeed.to(
            options.bootstrap(),
            options.pricesTopic(),
            new Market(Instruments.load(), options.seed(), options.run(), plan));
    watchers = new Watchers(options.http(), firstUsers(options.watchers()), latencies);
    status = new StatusLines(report, sender, acknowledgements, file, monitor, watchers, latencies);
  }

  private static TradeFlow flow(SimulatorOptions options, Market market) {
    Traffic traffic =
        options.zipf()
            ? new Traffic.Zipf(options.users(), options.exponent(), options.watchers())
            : new Traffic.Uniform(options.users());
    return new TradeFlow(
        market,
        traffic,
        options.seed(),
        options.run(),
        options.watchers(),
        options.fractionalPercent(),
        options.finePercent());
  }

  private List<UUID> firstUsers(int count) {
    return IntStream.range(0, Math.min(count, users.count())).mapToObj(users::uuid).toList();
  }

  /**
   * Runs to the end.
   *
   * @throws GaveUpException if the run cannot come to its end
   * @throws EndedException if the parent process does not want it any more
   */
  void run() throws GaveUpException, EndedException, IOException, InterruptedException {
    report.users(firstUsers(USERS_SHOWN));
    getReady();
    RunClock clock = RunClock.startNow();
    ProcessorTime processor = new ProcessorTime();
    latencies.start(clock);
    if (options.backlog() == 0) {
      prices.start(clock);
    }
    actions.start(clock);
    produce(clock);
    awaitActions();
    awaitAcknowledgements();
    log.info(
        "{} trades, {} µs CPU each to make and send them",
        sender.sent(),
        String.format("%.2f", processor.microsPerTrade(sender.sent())));
    long acknowledgedNanos = System.nanoTime();
    if (options.backlog() == 0) {
      awaitBooked(acknowledgedNanos);
    }
    long bookedNanos = System.nanoTime();
    awaitLastArrivals();
    status.endSecond();
    report.done(
        status.figures(),
        (acknowledgedNanos - clock.startNanos()) / NANOS_PER_SECOND,
        options.backlog() == 0 ? (bookedNanos - acknowledgedNanos) / NANOS_PER_SECOND : 0,
        latencies.total(),
        status.lagLast30sMax(),
        sender.sentForWatched());
  }

  private void getReady()
      throws GaveUpException, EndedException, IOException, InterruptedException {
    monitor.start();
    watchers.start();
    if (!await(() -> monitor.latest() != null, KAFKA_WITHIN_NANOS, false)) {
      throw new GaveUpException(
          "no offsets of topic " + options.topic() + " from Kafka at " + options.bootstrap());
    }
    kafka.connect();
    sender.rehearse();
    if (!await(() -> watchers.allStreaming() || commands.stopped(), WATCHERS_WITHIN_NANOS, false)) {
      log.warn("Starting while not all watchers are streaming: {}", watchers.counts());
    }
  }

  private void produce(RunClock clock)
      throws GaveUpException, EndedException, IOException, InterruptedException {
    if (options.backlog() > 0) {
      Backlog backlog = new Backlog(schedule, sender, options.backlog());
      produce(backlog, backlog::stop);
    } else if (options.rate() > 0) {
      long trades =
          options.durationSeconds() > 0
              ? options.rate() * options.durationSeconds()
              : Long.MAX_VALUE;
      OpenLoop loop =
          new OpenLoop(schedule, clock, System::nanoTime, LockSupport::parkNanos, sender, trades);
      produce(loop, loop::stop);
    } else {
      long nanos =
          options.durationSeconds() > 0
              ? TimeUnit.SECONDS.toNanos(options.durationSeconds())
              : Long.MAX_VALUE;
      await(commands::stopped, nanos, true);
    }
  }

  private void produce(Runnable sending, Runnable stop)
      throws GaveUpException, EndedException, IOException, InterruptedException {
    FutureTask<Void> task = new FutureTask<>(sending, null);
    Thread thread = new Thread(task, "sender");
    thread.setDaemon(true);
    thread.start();
    await(() -> task.isDone() || commands.stopped(), Long.MAX_VALUE, true);
    stop.run();
    await(task::isDone, Long.MAX_VALUE, true);
    try {
      task.get();
    } catch (ExecutionException e) {
      log.error("The sender broke.", e.getCause());
      throw new GaveUpException("the sender broke: " + e.getCause());
    }
  }

  /** What is due is posted, before anybody asks whether all is booked. */
  private void awaitActions()
      throws GaveUpException, EndedException, IOException, InterruptedException {
    actions.stop();
    await(actions::isDone, Long.MAX_VALUE, false);
    if (actions.failure() != null) {
      throw new GaveUpException(actions.failure());
    }
  }

  private void awaitAcknowledgements()
      throws GaveUpException, EndedException, IOException, InterruptedException {
    awaitProgress(
        () -> acknowledgements.acknowledged() + acknowledgements.failed() == sender.sent(),
        "acknowledgements");
  }

  private void awaitBooked(long acknowledgedNanos)
      throws GaveUpException, EndedException, IOException, InterruptedException {
    monitor.lookClosely();
    awaitProgress(
        () -> {
          GroupProgress progress = monitor.latest();
          return progress.readFromNanos() > acknowledgedNanos && progress.lag() == 0;
        },
        "the group " + options.group());
  }

  private void awaitLastArrivals() throws EndedException, IOException, InterruptedException {
    await(() -> latencies.arrivals() >= sender.sentForWatched(), LAST_ARRIVALS_WITHIN_NANOS, false);
  }

  private void awaitProgress(BooleanSupplier condition, String onWhat)
      throws GaveUpException, EndedException, IOException, InterruptedException {
    long seen = progress();
    while (!condition.getAsBoolean()) {
      long from = seen;
      await(() -> condition.getAsBoolean() || progress() != from, PROGRESS_WITHIN_NANOS, false);
      seen = progress();
      if (seen == from && !condition.getAsBoolean()) {
        throw new GaveUpException(
            "no progress for "
                + TimeUnit.NANOSECONDS.toMinutes(PROGRESS_WITHIN_NANOS)
                + " minutes while waiting for "
                + onWhat
                + ": "
                + status.figures());
      }
    }
  }

  /** A number that changes whenever anything is acknowledged or booked. */
  private long progress() {
    return acknowledgements.acknowledged()
        + acknowledgements.failed()
        + monitor.latest().committed();
  }

  /** Waits for a condition, printing status lines; false where it did not come true in time. */
  private boolean await(BooleanSupplier condition, long mostNanos, boolean producing)
      throws EndedException, IOException, InterruptedException {
    long from = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - from >= mostNanos) {
        return false;
      }
      commands.awaitEnd(LOOK_MILLIS);
      if (commands.ended()) {
        throw new EndedException();
      }
      status.print(producing);
    }
    return true;
  }

  /** Ends what still runs, and writes down what was acknowledged until now. */
  @Override
  public void close() throws IOException {
    actions.stop();
    watchers.close();
    trace.close();
    prices.close();
    kafka.close();
    monitor.close();
    status.endSecond();
  }
}
