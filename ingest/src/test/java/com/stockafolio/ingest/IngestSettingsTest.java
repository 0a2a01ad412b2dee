package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestSettingsTest {
  @Test
  void theDefaultsAreLegal() {
    IngestSettings settings = read("");
    assertThat(settings.kafka().tradesTopic()).isEqualTo("trades");
    assertThat(settings.reading().fetchWait()).isEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource({
    "ingest.most-records-in-chunk, 0",
    "ingest.most-unsettled-records, 1000001",
    "ingest.fetch-size, 0 B",
    "ingest.fetch-wait, 6 s",
    "ingest.answer-timeout, 1 ms",
    "ingest.check-positions-every, 2 h",
    "ingest.progress-consistency, SOME",
    "ingest.drain-timeout, 9 s",
    "ingest.retry-after, 200",
    "kafka.group-id, ' '",
    "kafka.trades-topic, ''"
  })
  void anIllegalValueIsRefusedWithItsKey(String key, String value) {
    assertThatThrownBy(() -> read("stockafolio." + key + " = \"" + value + "\""))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio." + key);
  }

  @Test
  void aValueOfTheWrongKindIsRefused() {
    assertThatThrownBy(() -> read("stockafolio.ingest.poll-records = many"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("poll-records");
  }

  private static IngestSettings read(String text) {
    return IngestSettings.read(
        ConfigFactory.parseString(text).withFallback(ConfigFactory.load()).resolve());
  }
}
