package com.stockafolio.ingest;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.stockafolio.delivery.DeliveryTiming;
import com.stockafolio.engine.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

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
    try {
      Config kafka = config.getConfig("stockafolio.kafka");
      Config ingest = config.getConfig("stockafolio.ingest");
      return new IngestSettings(
          name(kafka, "kafka", "bootstrap-servers"),
          name(kafka, "kafka", "trades-topic"),
          name(kafka, "kafka", "rejected-topic"),
          name(kafka, "kafka", "group-id"),
          properties(kafka.getConfig("client-properties")),
          within(ingest, "most-records-in-chunk", 1, 10_000),
          within(ingest, "most-unsettled-records", 1, 1_000_000),
          check("fetch-size", ingest.getBytes("fetch-size"), 1, 64 << 20),
          within(ingest, "fetch-wait", Duration.ZERO, Duration.ofSeconds(5)),
          within(ingest, "poll-interval", Duration.ofMillis(1), Duration.ofSeconds(1)),
          within(ingest, "poll-records", 1, 100_000),
          timing(ingest),
          consistency(ingest),
          within(ingest, "rejections-in-flight", 1, 10_000),
          within(ingest, "retry-after", LEAST_WAIT, MOST_WAIT),
          within(ingest, "longest-retry-after", LEAST_WAIT, MOST_WAIT),
          within(ingest, "drain-timeout", Duration.ZERO, Duration.ofSeconds(8)),
          within(ingest, "keep-alive-every", Duration.ofMillis(100), Duration.ofMinutes(1)));
    } catch (ConfigException wrong) {
      throw new StartRefused("A setting is missing or wrong: " + wrong.getMessage(), wrong);
    }
  }

  /** The wait before another attempt, after so many that failed one after the other. */
  Duration backOff(int failures) {
    long first = retryAfter.toMillis();
    long wait = first << Math.min(Math.max(failures - 1, 0), 20);
    return Duration.ofMillis(Math.min(wait, Math.max(first, longestRetryAfter.toMillis())));
  }

  private static DeliveryTiming timing(Config ingest) {
    return new DeliveryTiming(
        within(ingest, "answer-timeout", LEAST_WAIT, MOST_WAIT).toMillis(),
        within(ingest, "ask-again-after", LEAST_WAIT, MOST_WAIT).toMillis(),
        within(ingest, "longest-wait", LEAST_WAIT, MOST_WAIT).toMillis(),
        within(ingest, "check-positions-every", Duration.ofMillis(100), Duration.ofHours(1))
            .toMillis(),
        within(ingest, "write-progress-every", LEAST_WAIT, Duration.ofMinutes(1)).toMillis());
  }

  private static ConsistencyLevel consistency(Config ingest) {
    String name = ingest.getString("progress-consistency");
    try {
      return DefaultConsistencyLevel.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new StartRefused(
          "stockafolio.ingest.progress-consistency = %s must be ONE, LOCAL_QUORUM, QUORUM or ALL"
              .formatted(name));
    }
  }

  private static Map<String, String> properties(Config config) {
    Map<String, String> properties = new TreeMap<>();
    config
        .entrySet()
        .forEach(
            entry ->
                properties.put(
                    entry.getKey().replace("\"", ""),
                    String.valueOf(entry.getValue().unwrapped())));
    return Map.copyOf(properties);
  }

  private static String name(Config config, String section, String key) {
    String value = config.getString(key);
    if (value.isBlank()) {
      throw new StartRefused("stockafolio.%s.%s must not be blank".formatted(section, key));
    }
    return value;
  }

  private static int within(Config config, String key, int least, int most) {
    return check(key, config.getInt(key), least, most);
  }

  private static int check(String key, long value, int least, int most) {
    if (value < least || value > most) {
      throw new StartRefused(
          "stockafolio.ingest.%s = %d must be between %d and %d"
              .formatted(key, value, least, most));
    }
    return (int) value;
  }

  private static Duration within(Config config, String key, Duration least, Duration most) {
    Duration value = config.getDuration(key);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new StartRefused(
          "stockafolio.ingest.%s = %d ms must be between %d and %d ms"
              .formatted(key, value.toMillis(), least.toMillis(), most.toMillis()));
    }
    return value;
  }
}
