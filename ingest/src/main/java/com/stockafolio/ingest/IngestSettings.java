package com.stockafolio.ingest;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.stockafolio.delivery.DeliveryTiming;
import com.stockafolio.engine.market.MarketSettings;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.failure.BackOff;
import com.stockafolio.market.MarketKeys;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The settings of ingest, read once; each is documented in {@code reference.conf} under {@code
 * stockafolio.ingest}.
 *
 * @param kafka where Kafka is, and its topics
 * @param reading how a partition is read
 * @param timing the waits of the protocol
 * @param progressConsistency of the progress row in Cassandra
 * @param rejectionsInFlight most rejected records of a partition on their way at once
 * @param retry the waits after failures of Kafka and Cassandra
 * @param drainTimeout how long a partition that stops waits for what it has sent
 * @param checkTopicEvery between two looks whether the topic is still the one that is consumed
 * @param keepAliveEvery between two looks whether each partition is consumed
 * @param marketKeys whose signatures of market records are right
 */
public record IngestSettings(
    KafkaSettings kafka,
    Reading reading,
    DeliveryTiming timing,
    ConsistencyLevel progressConsistency,
    int rejectionsInFlight,
    BackOff retry,
    Duration drainTimeout,
    Duration checkTopicEvery,
    Duration keepAliveEvery,
    MarketKeys marketKeys) {

  private static final String SECTION = "stockafolio.ingest";
  private static final Duration LEAST_WAIT = Duration.ofMillis(10);
  private static final Duration MOST_WAIT = Duration.ofMinutes(5);

  /**
   * How a partition is read.
   *
   * @param mostRecordsInChunk most weight that is handed over at once
   * @param mostUnsettledRecords weight of unsettled records with which reading waits
   * @param fetchBytes with so much a broker answers a fetch
   * @param fetchWait or after this time
   * @param pollInterval between two polls that return nothing
   * @param pollRecords most records of one poll
   */
  public record Reading(
      int mostRecordsInChunk,
      int mostUnsettledRecords,
      int fetchBytes,
      Duration fetchWait,
      Duration pollInterval,
      int pollRecords) {}

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key, the value and the legal range
   */
  public static IngestSettings read(Config config) {
    SettingsReader ingest = new SettingsReader(config, SECTION);
    return new IngestSettings(
        KafkaSettings.read(config),
        reading(ingest),
        timing(ingest),
        progressConsistency(config),
        ingest.number("rejections-in-flight", 1, 10_000),
        new BackOff(
            ingest.time("retry-after", LEAST_WAIT, MOST_WAIT),
            ingest.time("longest-retry-after", LEAST_WAIT, MOST_WAIT)),
        ingest.time("drain-timeout", Duration.ZERO, Duration.ofSeconds(8)),
        ingest.time("check-topic-every", Duration.ofMillis(100), Duration.ofHours(1)),
        ingest.time("keep-alive-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        MarketSettings.verifyingKeys(config));
  }

  private static Reading reading(SettingsReader ingest) {
    return new Reading(
        ingest.number("most-records-in-chunk", 1, 10_000),
        ingest.number("most-unsettled-records", 1, 1_000_000),
        ingest.bytes("fetch-size", 1, 64 << 20),
        ingest.time("fetch-wait", Duration.ZERO, Duration.ofSeconds(5)),
        ingest.time("poll-interval", Duration.ofMillis(1), Duration.ofSeconds(1)),
        ingest.number("poll-records", 1, 100_000));
  }

  private static DeliveryTiming timing(SettingsReader ingest) {
    return new DeliveryTiming(
        ingest.time("answer-timeout", LEAST_WAIT, MOST_WAIT).toMillis(),
        ingest.time("ask-again-after", LEAST_WAIT, MOST_WAIT).toMillis(),
        ingest.time("longest-wait", LEAST_WAIT, MOST_WAIT).toMillis(),
        ingest
            .time("check-positions-every", Duration.ofMillis(100), Duration.ofHours(1))
            .toMillis(),
        ingest.time("write-progress-every", LEAST_WAIT, Duration.ofMinutes(1)).toMillis(),
        ingest.time("silent-ledger-after", LEAST_WAIT, Duration.ofHours(1)).toMillis());
  }

  /** How consistently the progress is written, and so how it is to be read. */
  public static ConsistencyLevel progressConsistency(Config config) {
    return DefaultConsistencyLevel.valueOf(
        new SettingsReader(config, SECTION)
            .oneOf("progress-consistency", "ONE", "LOCAL_QUORUM", "QUORUM", "ALL"));
  }
}
