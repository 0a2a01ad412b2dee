package com.stockafolio.http;

import com.stockafolio.http.access.AccessSettings;
import com.stockafolio.http.idempotency.KeySettings;
import com.typesafe.config.Config;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings under {@code stockafolio.http}, read once and within their ranges; what each means
 * stands in the module's {@code reference.conf}.
 */
record HttpSettings(
    String host,
    int port,
    int maxConnections,
    Set<InetAddress> trustedProxies,
    Duration answerTimeout,
    Duration retryAfter,
    Duration shutdownGrace,
    Streams streams,
    Scan scan,
    AccessSettings access,
    Posting posting,
    int pagesAtOnce,
    Set<String> corsOrigins,
    Firm firm,
    Day day) {

  /** Settings of the event streams. */
  record Streams(
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
     * How often a stream looks whether a valuation or a sign of life is due, and whether its
     * portfolio is silent.
     */
    Duration turnInterval() {
      return Stream.of(silence.dividedBy(4), valuationInterval, heartbeat, alive)
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** Settings of the reading of the days' results, and of the running day. */
  record Firm(
      Duration readTimeout,
      int documentsAtOnce,
      int glancesKept,
      Duration liveInterval,
      Duration liveTimeout) {}

  /** Settings of the profit since the last close. */
  record Day(Duration lookEvery, int readingsAtOnce, Duration patience) {}

  /** Settings of the reading of all portfolios. */
  record Scan(int parallelism, Duration pageTimeout) {}

  /**
   * Settings of the posting of trades.
   *
   * @param kafka properties of the producer, its bootstrap servers among them
   * @param keys of those that are posted under a key
   */
  record Posting(
      Map<String, String> kafka,
      String topic,
      int perSecond,
      int burst,
      int usersRemembered,
      int inFlight,
      Duration timeout,
      int mostBytes,
      KeySettings keys) {
    Posting {
      kafka = Map.copyOf(kafka);
    }
  }

  HttpSettings {
    trustedProxies = Set.copyOf(trustedProxies);
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /**
   * Reads and checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is missing or out of its range
   */
  static HttpSettings from(Config root) {
    SettingsReader http = new SettingsReader(root, "stockafolio.http.");
    SettingsReader streams = new SettingsReader(root, "stockafolio.http.streams.");
    SettingsReader scan = new SettingsReader(root, "stockafolio.http.scan.");
    return new HttpSettings(
        http.text("host"),
        http.number("port", 0, 65_535),
        http.number("max-connections", 1, 1_000_000),
        http.addresses("trusted-proxies"),
        http.time("answer-timeout", Duration.ofMillis(100), Duration.ofSeconds(15)),
        http.time("retry-after", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        http.time("shutdown-grace", Duration.ZERO, Duration.ofMinutes(5)),
        new Streams(
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
            streams.time("history-patience", Duration.ofMillis(100), Duration.ofMinutes(5))),
        new Scan(
            scan.number("parallelism", 1, 16),
            scan.time("page-timeout", Duration.ofMillis(100), Duration.ofMinutes(5))),
        AccessConfig.read(root, http.text("host")),
        posting(root),
        http.number("history-pages-at-once", 1, 64),
        origins(http),
        firm(root),
        day(root));
  }

  private static Day day(Config root) {
    SettingsReader day = new SettingsReader(root, "stockafolio.http.day.");
    return new Day(
        day.time("look-every", Duration.ofMillis(100), Duration.ofMinutes(10)),
        day.number("readings-at-once", 1, 1_024),
        day.time("patience", Duration.ofMillis(10), Duration.ofSeconds(10)));
  }

  private static Firm firm(Config root) {
    SettingsReader firm = new SettingsReader(root, "stockafolio.http.firm.");
    return new Firm(
        firm.time("read-timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
        firm.number("documents-at-once", 1, 64),
        firm.number("glances-kept", 1, 100_000),
        firm.time("live-interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
        firm.time("live-timeout", Duration.ofMillis(10), Duration.ofSeconds(15)));
  }

  private static Posting posting(Config root) {
    SettingsReader kafka = new SettingsReader(root, "stockafolio.kafka.");
    SettingsReader posting = new SettingsReader(root, "stockafolio.http.posting.");
    Map<String, String> properties = new HashMap<>(kafka.properties("client-properties"));
    properties.put("bootstrap.servers", kafka.text("bootstrap-servers"));
    return new Posting(
        properties,
        kafka.text("trades-topic"),
        posting.number("per-user-per-second", 1, 1_000_000),
        posting.number("burst", 1, 1_000_000),
        posting.number("users-remembered", 1, 10_000_000),
        posting.number("in-flight", 1, 100_000),
        posting.time("timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
        posting.bytes("most-bytes", 256, 1 << 20),
        keys(root, posting.time("timeout", Duration.ofMillis(100), Duration.ofMinutes(1))));
  }

  private static KeySettings keys(Config root, Duration sendTimeout) {
    SettingsReader http = new SettingsReader(root, "stockafolio.http.");
    SettingsReader keys = new SettingsReader(root, "stockafolio.http.posting.keys.");
    // A try waits for its turn, for the topic's leader, and for the acknowledgement.
    Duration leastSettleTime = sendTimeout.multipliedBy(5);
    Duration settleTime = keys.time("settle-time", Duration.ofMillis(500), Duration.ofHours(1));
    if (settleTime.compareTo(leastSettleTime) < 0) {
      throw keys.wrong(
          "settle-time",
          "must be at least five times stockafolio.http.posting.timeout, %d ms, not %d ms"
              .formatted(leastSettleTime.toMillis(), settleTime.toMillis()));
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

  private static Set<String> origins(SettingsReader http) {
    Set<String> origins = new HashSet<>(http.texts("cors-origins"));
    for (String origin : origins) {
      if (!origin.matches("https?://[^/?#@*]+")) {
        throw http.wrong("cors-origins", "must hold origins as https://host:port, not " + origin);
      }
    }
    return origins;
  }
}
