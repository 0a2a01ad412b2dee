package com.stockafolio.http.events;

import com.stockafolio.engine.node.SettingsReader;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Settings of the event streams; what each means stands in the module's {@code reference.conf}.
 *
 * @param perUser open streams of one user on a node, at least 1
 * @param perAddress open streams from one address on a node, at least 1
 * @param queue events that wait for a slow client, at least 1
 * @param heartbeat the longest that nothing is sent
 * @param alive the longest that a script hears nothing
 * @param silence of a portfolio, after which the stream subscribes again
 * @param resubscribeSpread the longest that a new subscription is put off
 * @param clientRetry how long a browser waits before it connects again
 * @param valuationInterval how often a client is told its portfolio's value
 * @param replayAhead missed trades that are read before the client has taken those before
 * @param historyPatience how long a page may be missing in the history
 */
public record StreamSettings(
    int perUser,
    int perAddress,
    int queue,
    Duration heartbeat,
    Duration alive,
    Duration silence,
    Duration resubscribeSpread,
    Duration clientRetry,
    Duration valuationInterval,
    int replayAhead,
    Duration historyPatience) {

  /**
   * Reads and checks what stands under {@code stockafolio.http.streams}.
   *
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or out of
   *     its range
   */
  public static StreamSettings read(Config root) {
    SettingsReader streams = new SettingsReader(root, "stockafolio.http.streams");
    return new StreamSettings(
        streams.number("per-user", 1, 100_000),
        streams.number("per-address", 1, 1_000_000),
        streams.number("queue", 1, 65_536),
        streams.time("heartbeat", Duration.ofMillis(100), Duration.ofMinutes(1)),
        streams.time("alive", Duration.ofMillis(100), Duration.ofSeconds(30)),
        streams.time("silence", Duration.ofMillis(100), Duration.ofMinutes(5)),
        streams.time("resubscribe-spread", Duration.ofMillis(1), Duration.ofMinutes(1)),
        streams.time("client-retry", Duration.ofMillis(10), Duration.ofMinutes(10)),
        streams.time("valuation-interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
        streams.number("replay-ahead", 16, 65_536),
        streams.time("history-patience", Duration.ofMillis(100), Duration.ofMinutes(5)));
  }

  /**
   * How often a stream looks whether a valuation or a sign of life is due, and whether its
   * portfolio is silent.
   */
  Duration turnInterval() {
    return Stream.of(silence.dividedBy(4), valuationInterval, heartbeat, alive)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
