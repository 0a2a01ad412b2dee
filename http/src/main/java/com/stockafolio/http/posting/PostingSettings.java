package com.stockafolio.http.posting;

import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.http.idempotency.KeySettings;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the posting of trades; what each means stands in the module's {@code reference.conf}.
 *
 * @param kafka properties of the producer, its bootstrap servers among them
 * @param topic of trades
 * @param perSecond trades a second that are taken from one user in the long run, at least 1
 * @param burst trades at once that are taken from one user after a pause, at least 1
 * @param usersRemembered users whose rate is remembered, at least 1
 * @param inFlight trades on their way to Kafka, at least 1
 * @param timeout how long Kafka may take to acknowledge, and a body to arrive
 * @param mostBytes of a body
 * @param keys of those that are posted under a key
 */
public record PostingSettings(
    Map<String, Object> kafka,
    String topic,
    int perSecond,
    int burst,
    int usersRemembered,
    int inFlight,
    Duration timeout,
    int mostBytes,
    KeySettings keys) {

  /** Copies the map. */
  public PostingSettings {
    kafka = Map.copyOf(kafka);
  }

  /**
   * Reads and checks what stands under {@code stockafolio.http.posting}, and where Kafka is.
   *
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or out of
   *     its range
   */
  public static PostingSettings read(Config root) {
    KafkaSettings kafka = KafkaSettings.read(root);
    SettingsReader posting = new SettingsReader(root, "stockafolio.http.posting");
    Duration timeout = posting.time("timeout", Duration.ofMillis(100), Duration.ofMinutes(1));
    return new PostingSettings(
        kafka.properties(),
        kafka.tradesTopic(),
        posting.number("per-user-per-second", 1, 1_000_000),
        posting.number("burst", 1, 1_000_000),
        posting.number("users-remembered", 1, 10_000_000),
        posting.number("in-flight", 1, 100_000),
        timeout,
        posting.bytes("most-bytes", 256, 1 << 20),
        KeySettings.read(root, timeout));
  }
}
