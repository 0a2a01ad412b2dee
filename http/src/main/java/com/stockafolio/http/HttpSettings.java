package com.stockafolio.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    Scan scan) {

  /** Settings of the event streams. */
  record Streams(
      int perUser,
      int perAddress,
      int queue,
      Duration heartbeat,
      Duration silence,
      Duration resubscribeSpread,
      Duration clientRetry,
      Duration valuationInterval,
      int replayAhead,
      Duration historyPatience) {}

  /** Settings of the reading of all portfolios. */
  record Scan(int parallelism, Duration pageTimeout) {}

  HttpSettings {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * Reads and checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is missing or out of its range
   */
  static HttpSettings from(Config root) {
    Reader http = new Reader(root, "stockafolio.http.");
    Reader streams = new Reader(root, "stockafolio.http.streams.");
    Reader scan = new Reader(root, "stockafolio.http.scan.");
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
            streams.time("silence", Duration.ofMillis(100), Duration.ofMinutes(5)),
            streams.time("resubscribe-spread", Duration.ofMillis(1), Duration.ofMinutes(1)),
            streams.time("client-retry", Duration.ofMillis(10), Duration.ofMinutes(10)),
            streams.time("valuation-interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
            streams.number("replay-ahead", 16, 65_536),
            streams.time("history-patience", Duration.ofMillis(100), Duration.ofMinutes(5))),
        new Scan(
            scan.number("parallelism", 1, 16),
            scan.time("page-timeout", Duration.ofMillis(100), Duration.ofMinutes(5))));
  }

  /** Reads keys below a prefix and names them in errors. */
  private record Reader(Config config, String prefix) {
    String text(String key) {
      String value = read(key, config::getString);
      return require(key, !value.isBlank(), "must not be blank", value);
    }

    int number(String key, int least, int most) {
      int value = read(key, config::getInt);
      return require(
          key, least <= value && value <= most, "must be " + least + " to " + most, value);
    }

    Duration time(String key, Duration least, Duration most) {
      Duration value = read(key, config::getDuration);
      boolean within = least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
      return require(
          key, within, "must be " + least.toMillis() + " ms to " + most.toMillis() + " ms", value);
    }

    Set<InetAddress> addresses(String key) {
      List<String> texts = read(key, config::getStringList);
      return texts.stream().map(text -> address(key, text)).collect(Collectors.toSet());
    }

    private InetAddress address(String key, String text) {
      try {
        require(key, text.matches("[0-9a-fA-F.:]+"), "must hold IP addresses", text);
        return InetAddress.getByName(text);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(prefix + key + ": not an IP address: " + text, e);
      }
    }

    private <T> T read(String key, java.util.function.Function<String, T> getter) {
      try {
        return getter.apply(prefix + key);
      } catch (ConfigException e) {
        throw new IllegalArgumentException(prefix + key + ": " + e.getMessage(), e);
      }
    }

    private <T> T require(String key, boolean holds, String rule, T value) {
      if (!holds) {
        throw new IllegalArgumentException(prefix + key + " " + rule + ", not " + value);
      }
      return value;
    }
  }
}
