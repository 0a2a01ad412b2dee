package com.stockafolio.http;

import com.stockafolio.engine.node.EngineMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What there is of each partition, or of each reason, and is known once it is there. */
final class PartitionMeters {
  private static final String PARTITION = "partition";

  private final MeterRegistry registry;
  private final EngineMetrics engine;
  private final MultiGauge settled;
  private final MultiGauge unsettled;
  private final MultiGauge delay;
  private final MultiGauge archived;
  private final MultiGauge archiveLag;

  PartitionMeters(MeterRegistry registry, EngineMetrics engine) {
    this.registry = registry;
    this.engine = engine;
    settled = gauge("stockafolio.booking.offset", "Every record up to it is booked or rejected");
    unsettled = gauge("stockafolio.booking.unsettled", "Records read, and not booked or rejected");
    delay =
        gauge("stockafolio.booking.delay.seconds", "How long the oldest unsettled record waits");
    archived = gauge("stockafolio.archive.offset", "Every record before it is archived");
    archiveLag = gauge("stockafolio.archive.lag", "Records that wait to be archived");
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** Takes what there is by now. */
  void read() {
    long now = System.currentTimeMillis();
    show(settled, engine.booking.byPartition(), state -> state.settled());
    show(unsettled, engine.booking.byPartition(), state -> state.unsettled());
    show(delay, engine.booking.byPartition(), state -> state.delaySeconds(now));
    show(archived, engine.archive.byPartition(), reach -> reach.archived());
    show(archiveLag, engine.archive.byPartition(), reach -> reach.lag());
    engine.rejections.counts().keySet().forEach(this::countReason);
  }

  private static <T> void show(
      MultiGauge gauge, Map<String, T> byPartition, ToDoubleFunction<T> value) {
    gauge.register(
        byPartition.entrySet().stream()
            .map(
                each ->
                    MultiGauge.Row.of(
                        Tags.of(PARTITION, each.getKey()), value.applyAsDouble(each.getValue())))
            .collect(Collectors.toList()),
        true);
  }

  /** Registered again, a counter stays the one that it is. */
  private void countReason(String reason) {
    FunctionCounter.builder(
            "stockafolio.rejections",
            engine.rejections,
            rejections -> rejections.counts().getOrDefault(reason, 0L))
        .description("Records refused, duplicates among them, by reason")
        .tag("reason", reason)
        .register(registry);
  }
}
