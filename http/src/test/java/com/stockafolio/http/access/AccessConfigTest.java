package com.stockafolio.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.http.access.AccessSettings.KeySet;
import com.stockafolio.http.access.AccessSettings.SharedSecret;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AccessConfigTest {
  @TempDir Path directory;

  private static AccessSettings read(String host, String access) {
    return AccessConfig.read(
        ConfigFactory.parseString("stockafolio.http.access { " + access + " }")
            .withFallback(ConfigFactory.load("application-empty")),
        host);
  }

  @Test
  void aSecretMayStandInAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "x".repeat(32) + "\n");
    AccessSettings settings =
        read("192.0.2.1", "issuer = us, secret-file = \"%s\"".formatted(file));
    assertThat(((SharedSecret) settings.keys()).secret()).hasSize(32);
    assertThat(settings.issuer()).isEqualTo("us");
    assertThat(settings.audience()).isEqualTo("stockafolio");
    assertThat(settings.demoTokens()).isEmpty();
    assertThat(settings.keys()).asString().doesNotContain("x");
  }

  @Test
  void keysMayStandInAFileOrElsewhere() {
    KeySet file = (KeySet) read("192.0.2.1", "issuer = us, jwks = keys.json").keys();
    assertThat(file.location()).isEqualTo(Path.of("keys.json").toUri());
    assertThat(file.algorithms()).isEqualTo(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256));
    KeySet there =
        (KeySet) read("192.0.2.1", "issuer = us, jwks = \"https://issuer.example/keys\"").keys();
    assertThat(there.location()).hasToString("https://issuer.example/keys");
  }

  @Test
  void demoTokensOnLoopbackNeedNoSecretAndDrawTheirOwn() {
    for (String host : new String[] {"127.0.0.1", "localhost", "::1"}) {
      AccessSettings one = read(host, "issuer = demo, demo-tokens = on");
      AccessSettings two = read(host, "issuer = demo, demo-tokens = on");
      assertThat(one.demoTokens()).hasValue(Duration.ofHours(12));
      assertThat(((SharedSecret) one.keys()).secret())
          .isNotEqualTo(((SharedSecret) two.keys()).secret());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::", "no-such-name.invalid"})
  void demoTokensAreRefusedElsewhere(String host) {
    assertThatThrownBy(() -> read(host, "issuer = demo, demo-tokens = on"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.http.access.demo-tokens")
        .hasMessageContaining(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer = us | access.secret-file or stockafolio.http.access.jwks must be set",
        "jwks = keys.json | access.issuer =  must not be blank",
        "issuer = us, jwks = keys.json, audience = \" \" | access.audience =   must not be blank",
        "issuer = us, jwks = keys.json, secret-file = s | access.secret-file and jwks are both set",
        "issuer = us, secret-file = nowhere | access.secret-file = nowhere cannot be read",
        "issuer = us, jwks = \"http://issuer.example/k\" | access.jwks = http://issuer.example/k must be",
        "issuer = us, jwks = keys.json, algorithms = [HS256] | access.algorithms = [HS256] must be of",
        "issuer = us, jwks = keys.json, algorithms = [none] | access.algorithms = [none] must be of",
        "issuer = us, jwks = keys.json, algorithms = [] | access.algorithms = [] must name",
        "issuer = us, jwks = keys.json, tickets.lifetime = 61 s | access.tickets.lifetime = 61 s must be",
        "issuer = us, jwks = keys.json, demo-tokens = on | access.demo-tokens is on",
        "demo-tokens = perhaps | access.demo-tokens = perhaps must be on or off"
      })
  void whatIsWrongIsNamed(String access, String message) {
    assertThatThrownBy(() -> read("127.0.0.1", access))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.http." + message);
  }

  @Test
  void aShortSecretIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "x".repeat(31));
    assertThatThrownBy(() -> read("192.0.2.1", "issuer = us, secret-file = \"%s\"".formatted(file)))
        .hasMessageContaining("stockafolio.http.access.secret-file")
        .hasMessageContaining("31 bytes");
  }
}
