package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.delivery.DayCut;
import com.stockafolio.engine.closing.LastClose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
  @Test
  void whatItTellsOfTheCloseIsReadBack() {
    Manifest manifest =
        new Manifest(
            "2026-11-24",
            "20261124T210000.123Z",
            "2026-11-24T21:00:00.123456Z",
            List.of(ledger(1, 2_000), ledger(0, 1_000)),
            List.of(),
            Map.of("AAPL", "178.4900", "MSFT", "410.1234"),
            "2026-11-24T21:00:00Z",
            List.of(),
            1,
            true);
    assertThat(Manifest.read("manifest", manifest.toJson()).lastClose())
        .isEqualTo(
            new LastClose(
                LocalDate.of(2026, 11, 24),
                "20261124T210000.123Z",
                Instant.parse("2026-11-24T21:00:00.123456Z"),
                Map.of("AAPL", Price.parse("178.49"), "MSFT", Price.parse("410.1234")),
                new DayCut(List.of(1_000L, 2_000L))));
  }

  private static Manifest.ClosedLedger ledger(int number, long covered) {
    return new Manifest.ClosedLedger(number, "", 0, covered, 0, "", 0, "");
  }
}
