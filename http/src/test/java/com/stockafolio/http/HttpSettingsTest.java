package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
  private static Config with(String overrides) {
    return ConfigFactory.parseString(overrides)
        .withFallback(ConfigFactory.load("application-test"));
  }

  @Test
  void theDefaultsAreThoseOfTheContract() {
    HttpSettings settings = HttpSettings.read(with(""));
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.streams().perUser()).isEqualTo(10);
    assertThat(settings.streams().perAddress()).isEqualTo(100);
    assertThat(settings.streams().heartbeat()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.streams().alive()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.trustedProxies()).isEmpty();
    assertThat(settings.corsOrigins()).isEmpty();
    assertThat(settings.posting().topic()).isEqualTo("trades");
    assertThat(settings.posting().kafka()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stockafolio.http.port = 65536 | stockafolio.http.port must be 0 to 65535, not 65536",
        "stockafolio.http.port = web | stockafolio.http.port: ",
        "stockafolio.http.host = \" \" | stockafolio.http.host must not be blank",
        "stockafolio.http.streams.queue = 0 | stockafolio.http.streams.queue must be 1 to",
        "stockafolio.http.streams.per-user = null | stockafolio.http.streams.per-user: ",
        "stockafolio.http.streams.heartbeat = 2 minutes | stockafolio.http.streams.heartbeat must",
        "stockafolio.http.scan.page-timeout = 1 ms | stockafolio.http.scan.page-timeout must be",
        "stockafolio.http.posting.most-bytes = 2 MiB | stockafolio.http.posting.most-bytes must be",
        "stockafolio.http.posting.burst = 0 | stockafolio.http.posting.burst must be 1 to",
        "stockafolio.http.day.look-every = 1 ms | stockafolio.http.day.look-every must be 100 ms to",
        "stockafolio.http.cors-origins = [\"*\"] | stockafolio.http.cors-origins must hold origins",
        "stockafolio.http.cors-origins = [\"https://a.b/\"] | stockafolio.http.cors-origins must",
        "stockafolio.http.history-pages-at-once = 0 | stockafolio.http.history-pages-at-once must",
        "stockafolio.http.trusted-proxies = [proxy.example] | stockafolio.http.trusted-proxies must",
      })
  void aWrongSettingIsNamed(String override, String message) {
    assertThatThrownBy(() -> HttpSettings.read(with(override)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
