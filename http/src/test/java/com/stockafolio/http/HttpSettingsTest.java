package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.StartRefused;
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
        "stockafolio.http.port = 65536 | http.port = 65536 must be a whole number between 0 and 65535",
        "stockafolio.http.port = web | http.port = web must be a whole number between 0 and 65535",
        "stockafolio.http.host = \" \" | http.host =   must not be blank",
        "stockafolio.http.streams.queue = 0 | streams.queue = 0 must be a whole number between 1",
        "stockafolio.http.streams.per-user = null | http.streams.per-user is not set; it must be",
        "stockafolio.http.streams.heartbeat = 2 minutes | streams.heartbeat = 2 minutes must be",
        "stockafolio.http.streams.heartbeat = 4 | streams.heartbeat = 4 must be a time with its unit",
        "stockafolio.http.scan.page-timeout = 1 ms | http.scan.page-timeout = 1 ms must be a time",
        "stockafolio.http.posting.most-bytes = 2 MiB | posting.most-bytes = 2 MiB must be a size",
        "stockafolio.http.posting.burst = 0 | http.posting.burst = 0 must be a whole number between 1",
        "stockafolio.http.day.look-every = 1 ms | http.day.look-every = 1 ms must be a time",
        "stockafolio.http.cors-origins = [\"*\"] | http.cors-origins = [*] must hold origins",
        "stockafolio.http.cors-origins = [\"https://a.b/\"] | cors-origins = [https://a.b/] must hold",
        "stockafolio.http.history-pages-at-once = 0 | history-pages-at-once = 0 must be a whole",
        "stockafolio.http.trusted-proxies = [proxy.example] | must hold IP addresses, not proxy.example",
        "stockafolio.http.posting.keys.settle-time = 1 s | must be at least five times",
      })
  void aWrongSettingIsNamed(String override, String message) {
    assertThatThrownBy(() -> HttpSettings.read(with(override)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }
}
