package com.stockafolio.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.http.HttpSettings;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.testing.Certificates;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients see the node's certificate, and a renewed one without a restart. */
@Timeout(120)
class HttpsTest {
  @TempDir private static Path made;
  private static Certificates first;
  private static Certificates second;
  private static Certificates.Pair old;
  private static Certificates.Pair renewed;

  @TempDir private Path installed;

  @BeforeAll
  static void issue() {
    first = new Certificates(made, "first");
    second = new Certificates(made, "second");
    old = first.issue("old", "EC");
    renewed = second.issue("renewed", "RSA");
  }

  @BeforeEach
  void installOld() throws IOException {
    install(old.certificate(), "node.pem");
    install(old.key(), "node.key");
  }

  private void install(Path file, String name) throws IOException {
    Files.copy(file, installed.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private String settings() {
    return "stockafolio.http.tls { certificate = \"%s\", key = \"%s\", look-every = 100 ms }"
        .formatted(installed.resolve("node.pem"), installed.resolve("node.key"));
  }

  private static int status(HttpRig http, SSLContext trusting) throws IOException {
    return status(client(trusting), "https", http);
  }

  private static HttpClient client(SSLContext trusting) {
    return HttpClient.newBuilder()
        .sslContext(trusting)
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  private static int status(HttpClient client, String scheme, HttpRig http) throws IOException {
    URI address = URI.create(scheme + "://127.0.0.1:" + http.port() + "/health/live");
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCertificateIsShownAndARenewedOneWithoutARestart() throws IOException {
    try (HttpRig http = new HttpRig(settings())) {
      assertThat(status(http, first.trusting())).isEqualTo(200);
      assertThatThrownBy(() -> status(http, second.trusting()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> status(HttpClient.newHttpClient(), "http", http))
          .isInstanceOf(IOException.class);

      HttpClient open = client(first.trusting());
      assertThat(status(open, "https", http)).isEqualTo(200);
      // In between certificate and key do not belong together.
      install(renewed.certificate(), "node.pem");
      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(10))
          .until(() -> status(http, first.trusting()) == 200);
      install(renewed.key(), "node.key");
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreException(SSLHandshakeException.class)
          .until(() -> status(http, second.trusting()) == 200);
      assertThat(status(open, "https", http)).as("by the connection that it has").isEqualTo(200);
      assertThatThrownBy(() -> status(http, first.trusting()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void filesThatCannotBeUsedAreRefusedByTheirSetting() throws IOException {
    install(renewed.key(), "node.key");
    assertRefused(settings(), "stockafolio.http.tls.key", "is not the key of");
    Files.writeString(installed.resolve("node.key"), "no key");
    assertRefused(settings(), "stockafolio.http.tls.key", "holds no private key in PEM");
    Files.writeString(installed.resolve("node.pem"), "");
    assertRefused(settings(), "stockafolio.http.tls.certificate", "holds no certificate in PEM");
    Files.delete(installed.resolve("node.pem"));
    assertRefused(settings(), "stockafolio.http.tls.certificate", "cannot be read");
    assertRefused(
        "stockafolio.http.tls.certificate = a.pem", "stockafolio.http.tls.key", "must be set too");
  }

  private static void assertRefused(String settings, String setting, String why) {
    assertThatThrownBy(() -> TlsSettings.read(config(settings)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(setting, why);
  }

  private static Config config(String settings) {
    return ConfigFactory.parseString(settings).withFallback(ConfigFactory.load("application-test"));
  }

  @ParameterizedTest
  @CsvSource({"auto, false, false", "auto, true, true", "on, false, true", "off, true, false"})
  void theSessionsCookieIsKeptFromPlainTextAsTheSettingSays(
      String setting, boolean encrypted, boolean secure) {
    Config config =
        config(
            "stockafolio.http.access.secure-cookie = %s\n%s"
                .formatted(setting, encrypted ? settings() : ""));
    assertThat(HttpSettings.read(config).secureCookie()).isEqualTo(secure);
  }
}
