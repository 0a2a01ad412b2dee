package com.stockafolio.http.idempotency;

import com.stockafolio.engine.node.SettingsReader;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Settings of trades that are posted under a key.
 *
 * @param remembered how long a key stands for its trade, in whole seconds
 * @param sendTimeout after which a try at sending is not waited for
 * @param settleTime after which a try at sending has reached the topic or never will
 * @param stepTimeout how long Cassandra, and Kafka where it is only asked, may take for one answer
 * @param lookTimeout how long a reading of the topic may take
 * @param retryAfter when a client that must wait for somebody else's try may ask again
 * @param atOnce posts under a key that are dealt with at once by a node
 * @param looksAtOnce readings of the topic at once by a node
 */
public record KeySettings(
    Duration remembered,
    Duration sendTimeout,
    Duration settleTime,
    Duration stepTimeout,
    Duration lookTimeout,
    Duration retryAfter,
    int atOnce,
    int looksAtOnce) {

  /**
   * Reads and checks what stands under {@code stockafolio.http.posting.keys}.
   *
   * @param sendTimeout after which a try at sending is not waited for
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or out of
   *     its range
   */
  public static KeySettings read(Config root, Duration sendTimeout) {
    SettingsReader http = new SettingsReader(root, "stockafolio.http");
    SettingsReader keys = new SettingsReader(root, "stockafolio.http.posting.keys");
    // A try waits for its turn, for the topic's leader, and for the acknowledgement.
    Duration leastSettleTime = sendTimeout.multipliedBy(5);
    Duration settleTime = keys.time("settle-time", Duration.ofMillis(500), Duration.ofHours(1));
    if (settleTime.compareTo(leastSettleTime) < 0) {
      throw keys.refused(
          "settle-time",
          "must be at least five times stockafolio.http.posting.timeout, %d ms"
              .formatted(leastSettleTime.toMillis()));
    }
    return new KeySettings(
        keys.time("remembered", Duration.ofHours(1), Duration.ofDays(30)),
        sendTimeout,
        settleTime,
        http.time("answer-timeout", Duration.ofMillis(100), Duration.ofSeconds(15)),
        keys.time("look-timeout", Duration.ofMillis(100), Duration.ofSeconds(15)),
        http.time("retry-after", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        keys.number("at-once", 1, 1_024),
        keys.number("looks-at-once", 1, 64));
  }
}
