package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The defaults are legal, and a bad value is refused by its name, value and legal range. */
@Timeout(60)
class EngineSettingsTest {
  @Test
  void theDefaultsAreLegal() {
    EngineSettings settings = EngineSettings.read(TestSystem.config(""));

    assertThat(settings.ledgers()).isEqualTo(16);
    assertThat(settings.rows().interval()).isEqualTo(Duration.ofMillis(40));
    assertThat(settings.checkpoints().sliceBytes()).isEqualTo(64 * 1024);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stockafolio.ledgers | 0 | 1 | 4096",
        "stockafolio.ledgers | 4097 | 1 | 4096",
        "stockafolio.cassandra.replication-factor | 0 | 1 | 9",
        "stockafolio.engine.row-interval | -1 ms | 0 ms | 10 s",
        "stockafolio.engine.row-interval | 11 s | 0 ms | 10 s",
        "stockafolio.engine.watched-row-interval | 11 s | 0 ms | 10 s",
        "stockafolio.engine.enough-trades-per-row | 0 | 1 | 4096",
        "stockafolio.engine.enough-trades-per-row | 4097 | 1 | 4096",
        "stockafolio.engine.most-trades-per-row | 0 | 1 | 4096",
        "stockafolio.engine.most-gathered-trades | 15 | 16 | 1000000",
        "stockafolio.engine.most-live-actors-per-ledger | 15 | 16 | 10000000",
        "stockafolio.engine.idle-actors-stop-after | 0 s | 10 ms | 24 h",
        "stockafolio.engine.tell-sequence-every | 0 s | 10 ms | 1 h",
        "stockafolio.engine.questions-while-recovering | 0 | 1 | 100000",
        "stockafolio.engine.recover-again-after | 1 ms | 10 ms | 1 h",
        "stockafolio.engine.history.pages-in-flight | 0 | 1 | 1024",
        "stockafolio.engine.history.most-unwritten-pages | 0 | 1 | 10000000",
        "stockafolio.engine.history.retry-after | 1 ms | 10 ms | 1 h",
        "stockafolio.engine.checkpoint.after-rows | 0 | 1 | 10000000",
        "stockafolio.engine.checkpoint.after-trades | 0 | 1 | 1000000000",
        "stockafolio.engine.checkpoint.slice-size | 1023 | 1 KiB | 1 MiB",
        "stockafolio.engine.checkpoint.slice-size | 2 MiB | 1 KiB | 1 MiB",
        "stockafolio.engine.checkpoint.slices-in-flight | 65 | 1 | 64",
        "stockafolio.engine.checkpoint.bytes-per-second | 1 KiB | 64 KiB | 1 GiB",
        "stockafolio.engine.checkpoint.bytes-per-second | 10 GiB | 64 KiB | 1 GiB",
        "stockafolio.engine.checkpoint.at-once | 0 | 1 | 64",
        "stockafolio.engine.checkpoint.timeout | 0 s | 1 s | 24 h",
      })
  void aValueOutOfRangeIsRefused(String key, String value, String least, String most) {
    assertThatThrownBy(() -> read(key, value))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(key + " = ")
        .hasMessageContaining(" = " + value + " must be ")
        .hasMessageEndingWith(" between " + least + " and " + most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stockafolio.ledgers | many",
        "stockafolio.engine.row-interval | soon",
        "stockafolio.engine.history.enabled | perhaps",
        "stockafolio.engine.checkpoint.slice-size | big",
      })
  void aValueOfAnotherKindIsRefusedByItsKey(String key, String value) {
    assertThatThrownBy(() -> read(key, value))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({"Stockafolio", "9lives", "a-b", "''", "x; DROP TABLE y"})
  void aKeyspaceThatIsNoPlainNameIsRefused(String keyspace) {
    assertThatThrownBy(() -> read("stockafolio.cassandra.keyspace", keyspace))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("stockafolio.cassandra.keyspace = " + keyspace + " must be");
  }

  @Test
  void aMissingSettingIsRefused() {
    assertThatThrownBy(() -> EngineSettings.read(ConfigFactory.empty()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio");
  }

  private static EngineSettings read(String key, String value) {
    return EngineSettings.read(TestSystem.config(key + " = \"" + value + "\""));
  }
}
