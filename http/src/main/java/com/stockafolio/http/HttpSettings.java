package com.stockafolio.http;

import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.http.access.AccessConfig;
import com.stockafolio.http.access.AccessSettings;
import com.stockafolio.http.events.StreamSettings;
import com.stockafolio.http.firm.FirmSettings;
import com.stockafolio.http.portfolio.DaySettings;
import com.stockafolio.http.posting.PostingSettings;
import com.stockafolio.http.tls.TlsSettings;
import com.typesafe.config.Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The settings under {@code stockafolio.http}, read once and within their ranges; what each means
 * stands in the module's {@code reference.conf}. Each room reads its own.
 *
 * @param host address to listen on
 * @param port to listen on; 0 for any free one
 * @param maxConnections open connections at once, at least 1
 * @param trustedProxies whose word counts for whom a request comes from
 * @param answerTimeout how long a ledger may take to answer
 * @param retryAfter what a client is told to wait after 429 or 503
 * @param shutdownGrace how long running requests may take to end
 * @param pagesAtOnce pages of a history that are read side by side for one request, at least 1
 * @param readsOfUser readings of one user's history at once, at least 1
 * @param corsOrigins whose pages may use the API besides the node's own
 * @param marketLookEvery how often a node looks for more market records
 * @param secureCookie whether browsers keep the session's cookie from connections in plain text
 * @param tls with what certificate the node answers
 */
public record HttpSettings(
    String host,
    int port,
    int maxConnections,
    Set<InetAddress> trustedProxies,
    Duration answerTimeout,
    Duration retryAfter,
    Duration shutdownGrace,
    int pagesAtOnce,
    int readsOfUser,
    Set<String> corsOrigins,
    Duration marketLookEvery,
    boolean secureCookie,
    TlsSettings tls,
    StreamSettings streams,
    AccessSettings access,
    PostingSettings posting,
    FirmSettings firm,
    DaySettings day) {

  /** Copies the sets. */
  public HttpSettings {
    trustedProxies = Set.copyOf(trustedProxies);
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /**
   * Reads and checks the settings.
   *
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or out of
   *     its range
   */
  public static HttpSettings read(Config root) {
    SettingsReader http = new SettingsReader(root, "stockafolio.http");
    TlsSettings tls = TlsSettings.read(root);
    return new HttpSettings(
        http.text("host"),
        http.number("port", 0, 65_535),
        http.number("max-connections", 1, 1_000_000),
        addresses(http, "trusted-proxies"),
        http.time("answer-timeout", Duration.ofMillis(100), Duration.ofSeconds(15)),
        http.time("retry-after", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        http.time("shutdown-grace", Duration.ZERO, Duration.ofMinutes(5)),
        http.number("history-pages-at-once", 1, 64),
        http.number("history-reads-of-user", 1, 1_000),
        origins(http),
        http.section("market").time("look-every", Duration.ofMillis(100), Duration.ofMinutes(10)),
        isCookieSecure(http, tls),
        tls,
        StreamSettings.read(root),
        AccessConfig.read(root, http.text("host")),
        PostingSettings.read(root),
        FirmSettings.read(root),
        DaySettings.read(root));
  }

  /** Behind a proxy that ends TLS on the same machine only its operator can say so. */
  private static boolean isCookieSecure(SettingsReader http, TlsSettings tls) {
    return switch (http.section("access").oneOf("secure-cookie", "auto", "on", "off")) {
      case "on" -> true;
      case "off" -> false;
      default -> tls.files().isPresent() || !AccessConfig.isLoopback(http.text("host"));
    };
  }

  private static Set<InetAddress> addresses(SettingsReader http, String key) {
    Set<InetAddress> addresses = new HashSet<>();
    for (String text : http.texts(key)) {
      // A name would be looked up.
      if (!text.matches("[0-9a-fA-F.:]+")) {
        throw http.refused(key, "must hold IP addresses, not " + text);
      }
      try {
        addresses.add(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        throw http.refused(key, "must hold IP addresses, not " + text);
      }
    }
    return addresses;
  }

  private static Set<String> origins(SettingsReader http) {
    Set<String> origins = new HashSet<>(http.texts("cors-origins"));
    for (String origin : origins) {
      if (!origin.matches("https?://[^/?#@*]+")) {
        throw http.refused("cors-origins", "must hold origins as https://host:port, not " + origin);
      }
    }
    return origins;
  }
}
