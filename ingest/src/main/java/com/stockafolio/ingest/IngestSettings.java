package com.stockafolio.ingest;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.stockafolio.delivery.DeliveryTiming;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of ingest, read once; each is documented in {@code reference.conf} under {@code
 * stockafolio.kafka} and {@code stockafolio.ingest}.
 */
record IngestSettings(
    String bootstrapServers,
    String tradesTopic,
    String rejectedTopic,
    String groupId,
    Map<String, String> clientProperties,
    int mostRecordsInChunk,
    int mostUnsettledRecords,
    int fetchBytes,
    Duration fetchWait,
    Duration pollInterval,
    int pollRecords,
    DeliveryTiming timing,
    ConsistencyLevel progressConsistency,
    int rejectionsInFlight,
    Duration retryAfter,
    Duration longestRetryAfter,
    Duration drainTimeout,
    Duration keepAliveEvery) {

  private static final Duration LEAST_WAIT = Duration.ofMillis(10);
  private static final Duration MOST_WAIT = Duration.ofMinutes(5);

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key, the value and the legal range
   */
  static IngestSettings read(Config config) {
    SettingsReader kafka = new SettingsReader(config, "stockafolio.kafka");
    SettingsReader ingest = new SettingsReader(config, "stockafolio.ingest");
    return SettingsReader.read(
        () ->
            new IngestSettings(
                kafka.text("bootstrap-servers"),
                kafka.text("trades-topic"),
                kafka.text("rejected-topic"),
                kafka.text("group-id"),
                kafka.properties("client-properties"),
                ingest.number("most-records-in-chunk", 1, 10_000),
                ingest.number("most-unsettled-records", 1, 1_000_000),
                ingest.bytes("fetch-size", 1, 64 << 20),
                ingest.time("fetch-wait", Duration.ZERO, Duration.ofSeconds(5)),
                ingest.time("poll-interval", Duration.ofMillis(1), Duration.ofSeconds(1)),
                ingest.number("poll-records", 1, 100_000),
                timing(ingest),
                ingest.consistency("progress-consistency"),
                ingest.number("rejections-in-flight", 1, 10_000),
                ingest.time("retry-after", LEAST_WAIT, MOST_WAIT),
                ingest.time("longest-retry-after", LEAST_WAIT, MOST_WAIT),
                ingest.time("drain-timeout", Duration.ZERO, Duration.ofSeconds(8)),
                ingest.time("keep-alive-every", Duration.ofMillis(100), Duration.ofMinutes(1))));
  }

  private static DeliveryTiming timing(SettingsReader ingest) {
    return new DeliveryTiming(
        ingest.time("answer-timeout", LEAST_WAIT, MOST_WAIT).toMillis(),
        ingest.time("ask-again-after", LEAST_WAIT, MOST_WAIT).toMillis(),
        ingest.time("longest-wait", LEAST_WAIT, MOST_WAIT).toMillis(),
        ingest
            .time("check-positions-every", Duration.ofMillis(100), Duration.ofHours(1))
            .toMillis(),
        ingest.time("write-progress-every", LEAST_WAIT, Duration.ofMinutes(1)).toMillis());
  }

  /** The wait before another attempt, after so many that failed one after the other. */
  Duration backOff(int failures) {
    return SettingsReader.backOff(failures, retryAfter, longestRetryAfter);
  }
}
