package com.stockafolio.archive;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.stockafolio.engine.market.MarketSettings;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.failure.BackOff;
import com.stockafolio.ingest.IngestSettings;
import com.stockafolio.market.MarketKeys;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The settings of archive and close, read once; each is documented in {@code reference.conf} under
 * {@code stockafolio.archive} and {@code stockafolio.closing}.
 *
 * @param enabled whether anything is archived and any day closed
 * @param bucket where it lies
 * @param kafka where Kafka is, and its topics
 * @param groupId the group under which archived offsets are committed, for tools that show lag
 * @param recordsPerObject an object ends before each multiple of so many offsets
 * @param form how objects are written
 * @param reading how Kafka is read
 * @param lookForCutsEvery between two looks for cuts
 * @param retry the waits after failures of Kafka and S3
 * @param progressConsistency with which a close reads the consumers' progress
 * @param marketKeys whose signatures of market records are right
 * @param closing how days are closed
 */
public record ArchiveSettings(
    boolean enabled,
    String bucket,
    KafkaSettings kafka,
    String groupId,
    int recordsPerObject,
    AvroObject.Form form,
    Reading reading,
    Duration lookForCutsEvery,
    BackOff retry,
    ConsistencyLevel progressConsistency,
    MarketKeys marketKeys,
    Closing closing) {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * How Kafka is read.
   *
   * @param recordsInChunk most weight taken at once, and most records of a poll
   * @param fetchBytes with so much a broker answers a fetch
   * @param mostFetchedBytes of which it gives at most so much
   * @param fetchWait or after this time
   */
  public record Reading(
      int recordsInChunk, int fetchBytes, int mostFetchedBytes, Duration fetchWait) {}

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
    return new ArchiveSettings(
        archive.flag("enabled"),
        archive.text("bucket"),
        KafkaSettings.read(config),
        archive.text("group-id"),
        archive.number("records-per-object", 1, 100_000_000),
        new AvroObject.Form(
            archive.bytes("block-size", 1 << 12, 16 << 20),
            archive.number("compression-level", 1, 19)),
        new Reading(
            archive.number("records-in-chunk", 1, 100_000),
            archive.bytes("fetch-size", 1, 64 << 20),
            archive.bytes("most-fetched", 1 << 10, 64 << 20),
            archive.time("fetch-wait", Duration.ZERO, Duration.ofSeconds(10))),
        archive.time("look-for-cuts-every", Duration.ofMillis(100), Duration.ofHours(1)),
        new BackOff(
            archive.time("retry-after", Duration.ofMillis(10), Duration.ofMinutes(5)),
            archive.time("longest-retry-after", Duration.ofMillis(10), Duration.ofHours(1))),
        IngestSettings.progressConsistency(config),
        MarketSettings.verifyingKeys(config),
        closing(new SettingsReader(config, "stockafolio.closing")));
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
}
