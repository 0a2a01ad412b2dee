package com.stockafolio.engine.node;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that nobody reads is refused, whatever file or property it comes from. */
class KnownSettingsTest {
  private static void requireOnly(String settings) {
    KnownSettings.requireOnly(
        ConfigFactory.parseString(settings)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve());
  }

  @Test
  void aMisspelledSettingIsRefusedWithItsValueAndThoseThereAre() {
    assertThatThrownBy(() -> requireOnly("stockafolio.engine.history.enable = off"))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "stockafolio.engine.history.enable = off is no setting; below"
                + " stockafolio.engine.history there are: enabled, most-unwritten-pages,"
                + " pages-in-flight, retry-after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stockafolio.engin.row-interval = 1 s",
        "stockafolio.ledger = 3",
        "stockafolio.engine { history { retry { after = 1 s } } }"
      })
  void soIsASectionThatIsNotThere(String setting) {
    assertThatThrownBy(() -> requireOnly(setting))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("stockafolio.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stockafolio.ledgers = 32",
        "stockafolio.kafka.client-properties { \"security.protocol\" = SSL, a.b = 3 }",
        "stockafolio.batch.work = elsewhere",
        "akka.loglevel = DEBUG"
      })
  void whatIsDocumentedOrNamedByALibraryIsTaken(String setting) {
    assertThatNoException().isThrownBy(() -> requireOnly(setting));
  }
}
