package com.stockafolio.http.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.http.access.AccessSettings.KeySet;
import com.stockafolio.http.access.AccessSettings.Keys;
import com.stockafolio.http.access.AccessSettings.SharedSecret;
import com.typesafe.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the settings under {@code stockafolio.http.access}. A node without a key to check tokens
 * with does not start, and one that issues tokens to whoever asks starts on loopback alone.
 */
public final class AccessConfig {
  private static final String SECTION = "stockafolio.http.access";
  private static final Set<String> ALGORITHMS =
      JWSAlgorithm.Family.SIGNATURE.stream().map(JWSAlgorithm::getName).collect(Collectors.toSet());

  private AccessConfig() {}

  /**
   * The settings, checked.
   *
   * @param host what the node listens on
   * @throws StartRefused naming the setting that is missing or wrong
   */
  public static AccessSettings read(Config root, String host) {
    SettingsReader access = new SettingsReader(root, SECTION);
    SettingsReader tickets = access.section("tickets");
    boolean demo = access.flag("demo-tokens");
    if (demo && !isLoopback(host)) {
      throw wrong(
          "demo-tokens",
          "is on, which gives a token to whoever asks, so stockafolio.http.host must be a loopback"
              + " address, not "
              + host
              + ". Switch it off, and set secret-file or jwks beside it.");
    }
    String issuer = access.text("issuer");
    String audience = access.text("audience");
    Duration clockSkew = access.time("clock-skew", Duration.ZERO, Duration.ofMinutes(5));
    Duration ticketLifetime =
        tickets.time("lifetime", Duration.ofSeconds(1), Duration.ofSeconds(60));
    int ticketsPerUser = tickets.number("per-user", 1, 1_000);
    int mostTickets = tickets.number("most", 1, 1_000_000);
    return new AccessSettings(
        issuer,
        audience,
        keys(access, demo),
        clockSkew,
        demo
            ? Optional.of(
                access.time("demo-token-lifetime", Duration.ofSeconds(1), Duration.ofDays(30)))
            : Optional.empty(),
        ticketLifetime,
        ticketsPerUser,
        mostTickets);
  }

  /** What is thrown for settings that do not go together. */
  private static StartRefused wrong(String key, String rule) {
    return new StartRefused(SECTION + "." + key + " " + rule);
  }

  /** Whether only this machine reaches the host. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Keys keys(SettingsReader access, boolean demo) {
    String secretFile = access.optionalText("secret-file");
    String jwks = access.optionalText("jwks");
    if (!secretFile.isEmpty() && !jwks.isEmpty()) {
      throw wrong("secret-file", "and jwks are both set: tokens are checked by one of them");
    }
    if (!secretFile.isEmpty()) {
      return secretIn(access, Path.of(secretFile));
    }
    if (demo) {
      if (!jwks.isEmpty()) {
        throw wrong("demo-tokens", "is on: demo tokens are signed by a secret, not by jwks");
      }
      byte[] ofThisNode = new byte[SharedSecret.LEAST_BYTES];
      new SecureRandom().nextBytes(ofThisNode);
      return new SharedSecret(ofThisNode);
    }
    if (jwks.isEmpty()) {
      throw wrong(
          "secret-file",
          "or "
              + SECTION
              + ".jwks must be set: without a key no token can be checked. On a machine of your own,"
              + " -Dconfig.file=conf/local.conf switches demo tokens on instead.");
    }
    return keySet(access, jwks);
  }

  private static SharedSecret secretIn(SettingsReader access, Path file) {
    try {
      String text = Files.readString(file).strip();
      return new SharedSecret(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw access.refused("secret-file", "cannot be read: " + e);
    } catch (IllegalArgumentException tooShort) {
      throw access.refused("secret-file", "holds " + tooShort.getMessage());
    }
  }

  private static KeySet keySet(SettingsReader access, String jwks) {
    Set<JWSAlgorithm> algorithms =
        access.texts("algorithms").stream()
            .map(name -> algorithm(access, name))
            .collect(Collectors.toSet());
    if (algorithms.isEmpty()) {
      throw access.refused("algorithms", "must name at least one of " + ALGORITHMS);
    }
    return new KeySet(
        location(access, jwks),
        algorithms,
        access.time("jwks-refresh", Duration.ofSeconds(1), Duration.ofDays(1)));
  }

  private static JWSAlgorithm algorithm(SettingsReader access, String name) {
    if (!ALGORITHMS.contains(name)) {
      throw access.refused("algorithms", "must be of " + ALGORITHMS);
    }
    return JWSAlgorithm.parse(name);
  }

  private static URI location(SettingsReader access, String jwks) {
    URI location;
    try {
      location = new URI(jwks);
    } catch (URISyntaxException e) {
      throw access.refused("jwks", "must be a file or an address");
    }
    if (location.getScheme() == null) {
      return Path.of(jwks).toUri();
    }
    boolean encrypted = "https".equals(location.getScheme());
    boolean local =
        "http".equals(location.getScheme())
            && location.getHost() != null
            && isLoopback(location.getHost());
    if (!encrypted && !local && !"file".equals(location.getScheme())) {
      throw access.refused("jwks", "must be a file or an https address");
    }
    return location;
  }
}
