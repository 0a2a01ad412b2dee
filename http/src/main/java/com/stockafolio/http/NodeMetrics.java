package com.stockafolio.http;

import akka.http.javadsl.server.Route;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.http.prices.PriceBoard;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** This node's counters and its JVM's, as Prometheus reads them. */
final class NodeMetrics implements AutoCloseable {
  private static final double NANOS_OF_A_SECOND = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final RequestMeters requests;
  private final PartitionMeters partitions;

  /** Metrics that read these numbers whenever they are asked for. */
  NodeMetrics(EngineMetrics engine, Ledgers ledgers, AtomicInteger streams, Outside outside) {
    PriceBoard board = outside.board();
    nameAsPrometheusDoes();
    counter(
        "stockafolio.trades.booked",
        "Trades and other entries journaled and booked",
        engine.tradesBooked);
    counter("stockafolio.trades.rejected", "Records refused", engine.tradesRejected);
    counter(
        "stockafolio.trades.wrong.partition",
        "Records in another partition than their key's",
        engine.wrongPartition);
    counter(
        "stockafolio.rejections.truncated",
        "Rejected records published cut short",
        engine.rejectionsTruncated);
    counter(
        "stockafolio.rejections.failed",
        "Failed attempts to publish a rejected record",
        engine.rejectionsFailed);
    counter(
        "stockafolio.rejections.unreadable",
        "Records of rejected trades that were none",
        engine.rejectionsUnreadable);
    gauge(
        "stockafolio.rejections.held.up",
        "Partitions whose rejected records cannot be published",
        engine.rejectionsHeldUp::sum);
    gauge(
        "stockafolio.standstills",
        "What this node does not book until an operator acts",
        engine.standstills::count);
    counter("stockafolio.trades.duplicate", "Trades that came twice", engine.duplicates);
    counter("stockafolio.journal.rows", "Journal rows written", engine.journalRows);
    gauge(
        "stockafolio.journals.away",
        "Ledgers whose journal takes no row",
        engine.journalsAway::sum);
    counter("stockafolio.recovery.rows", "Journal rows replayed", engine.recoveryRows);
    counter("stockafolio.recovery.trades", "Trades replayed", engine.recoveryTrades);
    counter("stockafolio.checkpoints", "Checkpoints completed", engine.checkpointsCompleted);
    counter(
        "stockafolio.checkpoints.damaged",
        "Checkpoints read that are not what was written",
        engine.checkpointsDamaged);
    counter("stockafolio.history.pages", "Pages of history written", engine.historyPages);
    counter("stockafolio.batches.refused", "Batches that came too early", engine.batchesRefused);
    counter(
        "stockafolio.journal.overlaps",
        "Journal events that repeated covered offsets",
        engine.overlappingEvents);
    counter(
        "stockafolio.journal.stranded",
        "Journal events left out, as others before them are gone",
        engine.strandedEvents);
    counter("stockafolio.prices", "Prices read", board.taken());
    counter("stockafolio.prices.skipped", "Records of prices that were none", board.skipped());
    gauge("stockafolio.ledgers.serving", "Ledgers of the cluster that answer", ledgers::serving);
    gauge("stockafolio.ledgers", "Ledgers of the cluster", ledgers::count);
    gauge("stockafolio.portfolios", "Portfolios in this node's ledgers", engine.portfolios::sum);
    gauge("stockafolio.portfolio.actors", "Portfolio actors running", engine.liveActors::sum);
    gauge("stockafolio.streams", "Open event streams", streams::get);
    stages(engine);
    days(outside);
    partitions = new PartitionMeters(registry, engine);
    requests = new RequestMeters(registry, new ApiPaths(ApiDescription.load()));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  /** Two of Micrometer's own names break the rules of Prometheus' linter. */
  private void nameAsPrometheusDoes() {
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                return id.getName().equals("system.cpu.count") ? id.withName("system.cpus") : id;
              }
            });
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process) {
      FunctionCounter.builder(
              "process.cpu", process, os -> os.getProcessCpuTime() / NANOS_OF_A_SECOND)
          .baseUnit("seconds")
          .description("Processor time of this JVM")
          .register(registry);
    }
  }

  /** How long a trade's stages take, and what waits in them. */
  private void stages(EngineMetrics engine) {
    FunctionTimer.builder(
            "stockafolio.journal.write",
            engine,
            from -> from.journalTimes.sum(),
            from -> from.journalMicros.sum(),
            TimeUnit.MICROSECONDS)
        .description("From the deciding of a row to its being journaled")
        .register(registry);
    FunctionTimer.builder(
            "stockafolio.recovery",
            engine,
            from -> from.recoveries.sum(),
            from -> from.recoveryMillis.sum(),
            TimeUnit.MILLISECONDS)
        .description("From a ledger's start on this node to its serving")
        .register(registry);
    counter(
        "stockafolio.recoveries.failed",
        "Attempts of ledgers to recover that failed",
        engine.recoveriesFailed);
    gauge(
        "stockafolio.history.pages.unwritten",
        "Pages of history that wait to be written",
        engine.historyPagesUnwritten::sum);
    gauge(
        "stockafolio.checkpoint.age.seconds",
        "Since the ledger of this node whose checkpoint is the oldest was kept, or began to serve",
        () -> age(engine.checkpointTimes.oldestMillis()));
  }

  /** How old prices are, and what is known of the last day. */
  private void days(Outside outside) {
    LastResult result = new LastResult(outside.results());
    gauge(
        "stockafolio.price.age.seconds",
        "Since the newest price; none where none is known",
        () -> age(known(outside.board().latest().pricedAtMillis())));
    gauge(
        "stockafolio.last.close.time.seconds",
        "When the last close began, in seconds since 1970",
        () -> seconds(outside.closes().latestMillis()));
    gauge(
        "stockafolio.last.result.time.seconds",
        "When the batch published the result of the latest day, in seconds since 1970",
        () -> result.get().map(day -> day.finishedAt().toEpochMilli() / 1e3).orElse(Double.NaN));
    gauge(
        "stockafolio.last.result.certified",
        "1 where the batch certified the latest day that it has finished, 0 where numbers differ",
        () ->
            result
                .get()
                .map(day -> day.status().equals("certified") ? 1.0 : 0.0)
                .orElse(Double.NaN));
  }

  private static OptionalLong known(long millis) {
    return millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private static double seconds(OptionalLong millis) {
    return millis.isPresent() ? millis.getAsLong() / 1e3 : Double.NaN;
  }

  private static double age(OptionalLong millis) {
    return Math.max(0, System.currentTimeMillis() / 1e3 - seconds(millis));
  }

  /** The route, whose answers are counted. */
  Route counted(Route route) {
    return requests.around(route);
  }

  /** All metrics in Prometheus' text format. */
  String scrape() {
    partitions.read();
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private void counter(String name, String description, LongAdder value) {
    FunctionCounter.builder(name, value, LongAdder::sum)
        .description(description)
        .register(registry);
  }

  private void gauge(String name, String description, java.util.function.Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }
}
