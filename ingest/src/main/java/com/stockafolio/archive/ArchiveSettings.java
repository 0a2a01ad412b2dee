package com.stockafolio.archive;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.stockafolio.engine.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of archive and close, read once; each is documented in {@code reference.conf} under
 * {@code stockafolio.archive}, {@code stockafolio.closing} and {@code stockafolio.kafka}.
 */
record ArchiveSettings(
    boolean enabled,
    String bucket,
    Kafka kafka,
    int recordsPerObject,
    AvroObject.Form form,
    int recordsInChunk,
    int fetchBytes,
    Duration fetchWait,
    Duration lookForCutsEvery,
    Duration retryAfter,
    Duration longestRetryAfter,
    ConsistencyLevel progressConsistency,
    Closing closing) {

  private static final String ARCHIVE = "stockafolio.archive.";
  private static final String CLOSING = "stockafolio.closing.";

  /** The topics and the way to them. */
  record Kafka(
      String bootstrapServers,
      String tradesTopic,
      String rejectedTopic,
      String pricesTopic,
      String groupId,
      Map<String, String> clientProperties) {
    Kafka {
      clientProperties = Map.copyOf(clientProperties);
    }

    /** What every client needs. */
    Map<String, Object> properties() {
      Map<String, Object> properties = new HashMap<>(clientProperties);
      properties.put("bootstrap.servers", bootstrapServers);
      return properties;
    }
  }

  /** How days are closed. */
  record Closing(
      boolean atTheBell,
      Duration catchUpWithin,
      int ledgersAtOnce,
      Duration pageTimeout,
      Duration settleTimeout,
      Duration ledgerTimeout) {}

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key, the value and the legal range
   */
  static ArchiveSettings read(Config config) {
    try {
      Duration second = Duration.ofSeconds(1);
      return new ArchiveSettings(
          config.getBoolean(ARCHIVE + "enabled"),
          text(config, ARCHIVE + "bucket"),
          kafka(config),
          within(config, ARCHIVE + "records-per-object", 1, 100_000_000),
          new AvroObject.Form(
              check(
                  ARCHIVE + "block-size",
                  config.getBytes(ARCHIVE + "block-size"),
                  1 << 12,
                  16 << 20),
              within(config, ARCHIVE + "compression-level", 1, 19)),
          within(config, ARCHIVE + "records-in-chunk", 1, 100_000),
          check(ARCHIVE + "fetch-size", config.getBytes(ARCHIVE + "fetch-size"), 1, 64 << 20),
          within(config, ARCHIVE + "fetch-wait", Duration.ZERO, Duration.ofSeconds(10)),
          within(
              config, ARCHIVE + "look-for-cuts-every", Duration.ofMillis(100), Duration.ofHours(1)),
          within(config, ARCHIVE + "retry-after", Duration.ofMillis(10), Duration.ofMinutes(5)),
          within(
              config, ARCHIVE + "longest-retry-after", Duration.ofMillis(10), Duration.ofHours(1)),
          consistency(config),
          new Closing(
              config.getBoolean(CLOSING + "at-the-bell"),
              within(config, CLOSING + "catch-up-within", Duration.ZERO, Duration.ofHours(7)),
              within(config, CLOSING + "ledgers-at-once", 1, 64),
              within(config, CLOSING + "page-timeout", second, Duration.ofMinutes(10)),
              within(config, CLOSING + "settle-timeout", second, Duration.ofHours(1)),
              within(config, CLOSING + "ledger-timeout", second, Duration.ofHours(6))));
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

  /** Ingest writes the progress that a close reads, at its own setting. */
  private static ConsistencyLevel consistency(Config config) {
    String name = config.getString("stockafolio.ingest.progress-consistency");
    try {
      return DefaultConsistencyLevel.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new StartRefused(
          "stockafolio.ingest.progress-consistency = %s must be ONE, LOCAL_QUORUM, QUORUM or ALL"
              .formatted(name));
    }
  }

  private static Kafka kafka(Config config) {
    Map<String, String> properties = new HashMap<>();
    config
        .getConfig("stockafolio.kafka.client-properties")
        .entrySet()
        .forEach(
            entry ->
                properties.put(
                    entry.getKey().replace("\"", ""),
                    String.valueOf(entry.getValue().unwrapped())));
    return new Kafka(
        text(config, "stockafolio.kafka.bootstrap-servers"),
        text(config, "stockafolio.kafka.trades-topic"),
        text(config, "stockafolio.kafka.rejected-topic"),
        text(config, "stockafolio.kafka.prices-topic"),
        text(config, ARCHIVE + "group-id"),
        properties);
  }

  private static String text(Config config, String key) {
    String value = config.getString(key);
    if (value.isBlank()) {
      throw new StartRefused(key + " must not be blank");
    }
    return value;
  }

  private static int within(Config config, String key, int least, int most) {
    return check(key, config.getInt(key), least, most);
  }

  private static int check(String key, long value, int least, int most) {
    if (value < least || value > most) {
      throw new StartRefused(
          "%s = %d must be between %d and %d".formatted(key, value, least, most));
    }
    return (int) value;
  }

  private static Duration within(Config config, String key, Duration least, Duration most) {
    Duration value = config.getDuration(key);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new StartRefused(
          "%s = %d ms must be between %d and %d ms"
              .formatted(key, value.toMillis(), least.toMillis(), most.toMillis()));
    }
    return value;
  }
}
