package com.stockafolio.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
  private static KafkaSettings read(String settings) {
    return KafkaSettings.read(
        ConfigFactory.parseString(settings)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve());
  }

  @Test
  void theDefaultsAreLegal() {
    KafkaSettings settings = read("");
    assertThat(settings.tradesTopic()).isEqualTo("trades");
    assertThat(settings.clientProperties()).isEmpty();
    assertThat(settings.properties())
        .containsOnlyKeys("bootstrap.servers")
        .containsEntry("bootstrap.servers", settings.bootstrapServers());
  }

  @Test
  void propertiesOfClientsKeepTheirNames() {
    assertThat(
            read("stockafolio.kafka.client-properties { \"security.protocol\" = SSL, a.b = 3 }")
                .properties())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("a.b", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bootstrap-servers", "trades-topic", "rejected-topic", "prices-topic", "group-id"})
  void noneMayBeBlank(String key) {
    assertThatThrownBy(() -> read("stockafolio.kafka." + key + " = \" \""))
        .isInstanceOf(StartRefused.class)
        .hasMessage("stockafolio.kafka." + key + " =   must not be blank");
  }
}
