package com.stockafolio.archive;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.ingest.SettingsReader;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of archive and close, read once; each is documented in {@code reference.conf} under
 * {@code stockafolio.archive}, {@code stockafolio.closing} and {@code stockafolio.kafka}.
 */
public record ArchiveSettings(
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

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The topics and the way to them. */
  public record Kafka(
      String bootstrapServers,
      String tradesTopic,
      String rejectedTopic,
      String pricesTopic,
      String groupId,
      Map<String, String> clientProperties) {
    /** Copies the map. */
    public Kafka {
      clientProperties = Map.copyOf(clientProperties);
    }

    /** What every client needs. */
    public Map<String, Object> properties() {
      Map<String, Object> properties = new HashMap<>(clientProperties);
      properties.put("bootstrap.servers", bootstrapServers);
      return properties;
    }
  }

  /**
   * How days are closed.
   *
   * @param atTheBell whether the exchange's bell closes a day
   * @param grace how long after the bell prices still count for the close
   * @param catchUpWithin how long after a missed bell a day is still closed
   * @param ledgersAtOnce ledgers written at once
   * @param pageTimeout patience for a ledger's next portfolios
   * @param settleTimeout patience for what consumers rejected to be on its topic
   * @param ledgerTimeout patience for a whole ledger
   */
  public record Closing(
      boolean atTheBell,
      Duration grace,
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
  public static ArchiveSettings read(Config config) {
    SettingsReader archive = new SettingsReader(config, "stockafolio.archive");
    // Ingest writes the progress that a close reads, at its own setting.
    SettingsReader ingest = new SettingsReader(config, "stockafolio.ingest");
    return SettingsReader.read(
        () ->
            new ArchiveSettings(
                archive.flag("enabled"),
                archive.text("bucket"),
                kafka(new SettingsReader(config, "stockafolio.kafka"), archive.text("group-id")),
                archive.number("records-per-object", 1, 100_000_000),
                new AvroObject.Form(
                    archive.bytes("block-size", 1 << 12, 16 << 20),
                    archive.number("compression-level", 1, 19)),
                archive.number("records-in-chunk", 1, 100_000),
                archive.bytes("fetch-size", 1, 64 << 20),
                archive.time("fetch-wait", Duration.ZERO, Duration.ofSeconds(10)),
                archive.time("look-for-cuts-every", Duration.ofMillis(100), Duration.ofHours(1)),
                archive.time("retry-after", Duration.ofMillis(10), Duration.ofMinutes(5)),
                archive.time("longest-retry-after", Duration.ofMillis(10), Duration.ofHours(1)),
                ingest.consistency("progress-consistency"),
                closing(new SettingsReader(config, "stockafolio.closing"))));
  }

  private static Kafka kafka(SettingsReader kafka, String groupId) {
    return new Kafka(
        kafka.text("bootstrap-servers"),
        kafka.text("trades-topic"),
        kafka.text("rejected-topic"),
        kafka.text("prices-topic"),
        groupId,
        kafka.properties("client-properties"));
  }

  private static Closing closing(SettingsReader closing) {
    return new Closing(
        closing.flag("at-the-bell"),
        closing.time("grace", Duration.ZERO, Duration.ofHours(4)),
        closing.time("catch-up-within", Duration.ZERO, Duration.ofHours(7)),
        closing.number("ledgers-at-once", 1, 64),
        closing.time("page-timeout", SECOND, Duration.ofMinutes(10)),
        closing.time("settle-timeout", SECOND, Duration.ofHours(1)),
        closing.time("ledger-timeout", SECOND, Duration.ofHours(6)));
  }

  /** The wait before another attempt, after so many that failed one after the other. */
  public Duration backOff(int failures) {
    return SettingsReader.backOff(failures, retryAfter, longestRetryAfter);
  }
}
