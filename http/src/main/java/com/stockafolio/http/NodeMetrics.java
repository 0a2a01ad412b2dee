package com.stockafolio.http;

import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.node.ArchiveProgress;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.http.prices.PriceBoard;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** This node's counters and its JVM's, as Prometheus reads them. */
final class NodeMetrics implements AutoCloseable {
  private static final double NANOS_OF_A_SECOND = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final ArchiveProgress archive;
  private final MultiGauge archived;
  private final MultiGauge archiveLag;

  /** Metrics that read these numbers whenever they are asked for. */
  NodeMetrics(EngineMetrics engine, Ledgers ledgers, AtomicInteger streams, PriceBoard board) {
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
    counter("stockafolio.prices", "Prices read", board.taken());
    counter("stockafolio.prices.skipped", "Records of prices that were none", board.skipped());
    gauge("stockafolio.ledgers.serving", "Ledgers of the cluster that answer", ledgers::serving);
    gauge("stockafolio.ledgers", "Ledgers of the cluster", ledgers::count);
    gauge("stockafolio.portfolios", "Portfolios in this node's ledgers", engine.portfolios::sum);
    gauge("stockafolio.portfolio.actors", "Portfolio actors running", engine.liveActors::sum);
    gauge("stockafolio.streams", "Open event streams", streams::get);
    archive = engine.archive;
    archived = perPartition("stockafolio.archive.offset", "Every record before it is archived");
    archiveLag = perPartition("stockafolio.archive.lag", "Records that wait to be archived");
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

  /** All metrics in Prometheus' text format. */
  String scrape() {
    List<MultiGauge.Row<?>> offsets = new ArrayList<>();
    List<MultiGauge.Row<?>> lags = new ArrayList<>();
    archive
        .byPartition()
        .forEach(
            (partition, reach) -> {
              Tags tags = Tags.of("partition", partition);
              offsets.add(MultiGauge.Row.of(tags, reach.archived()));
              lags.add(MultiGauge.Row.of(tags, reach.lag()));
            });
    archived.register(offsets, true);
    archiveLag.register(lags, true);
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

  private MultiGauge perPartition(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private void gauge(String name, String description, java.util.function.Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }
}
