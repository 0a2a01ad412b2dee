package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
final class ClosingPlaceTest {
  private final ClosingPlace place =
      ClosingPlace.at(LocalDate.of(2026, 11, 24), Instant.parse("2026-11-24T21:00:00.123456Z"));

  @Test
  void namesFollowTheLayout() {
    assertThat(place.closeId()).isEqualTo("20261124T210000.123Z");
    assertThat(place.ledger(7))
        .isEqualTo("closing/date=2026-11-24/id=20261124T210000.123Z/ledger=00007.avro");
    assertThat(place.manifest())
        .isEqualTo("closing/date=2026-11-24/manifest-20261124T210000.123Z.json");
  }

  @Test
  void ledgersBeginWithTheNewestCloseOrRebuiltOne() {
    String rebuilt = "closing/date=2026-11-23/rebuilt-20261125T040000.000Z.json";

    assertThat(ClosingPlace.newestOrigin(List.of(place.ledger(7)))).isEmpty();
    assertThat(ClosingPlace.newestOrigin(List.of(place.manifest(), place.ledger(7))))
        .hasValue(place.manifest());
    assertThat(ClosingPlace.newestOrigin(List.of(rebuilt, place.manifest()))).hasValue(rebuilt);
    assertThat(rebuilt).doesNotStartWith(ClosingPlace.manifests(LocalDate.of(2026, 11, 23)));
  }

  @Test
  void laterClosesSortBehind() {
    ClosingPlace later = ClosingPlace.at(place.date(), Instant.parse("2026-11-24T21:00:00.124Z"));
    ClosingPlace nextDay =
        ClosingPlace.at(LocalDate.of(2026, 11, 25), Instant.parse("2026-11-24T20:00:00Z"));

    assertThat(place.manifest()).isLessThan(later.manifest());
    assertThat(later.manifest()).isLessThan(nextDay.manifest());
  }

  @Test
  void theMomentOfACloseIsReadFromItsNames() {
    Instant millis = Instant.parse("2026-11-24T21:00:00.123Z");
    assertThat(place.instant()).isEqualTo(millis);
    assertThat(ClosingPlace.instantOf(place.manifest())).hasValue(millis);
    assertThat(ClosingPlace.instantOf(place.ledger(7))).hasValue(millis);
    assertThat(ClosingPlace.instantOf("closing/date=2026-11-23/rebuilt-20261125T040000.000Z.json"))
        .hasValue(Instant.parse("2026-11-25T04:00:00Z"));
    assertThat(ClosingPlace.instantOf("closing/date=2026-11-24/manifest-soon.json")).isEmpty();
    assertThat(ClosingPlace.instantOf("closing/date=2026-11-24/else")).isEmpty();
  }

  @Test
  void datesAreReadFromFolders() {
    assertThat(ClosingPlace.dateOf("closing/date=2026-11-24/")).hasValue(place.date());
    assertThat(ClosingPlace.dateOf("closing/date=soon/")).isEmpty();
    assertThat(ClosingPlace.dateOf("closing/else/")).isEmpty();
  }

  @Test
  void aManifestIsReadBack() {
    Manifest manifest =
        new Manifest(
            "2026-11-24",
            place.closeId(),
            "2026-11-24T21:00:00.123Z",
            List.of(
                new Manifest.ClosedLedger(
                    0, "0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11", 0, -1, 0, place.ledger(0), 3, "ab")),
            List.of(new Manifest.Cut("trades", 0, 0)),
            new TreeMap<>(Map.of("AAPL", "178.4900")),
            "2026-11-24T21:00:00Z",
            List.of(
                new Manifest.HeldBack("AAPL", "17849.0000", "2026-11-24T20:59:59Z", "178.4900")),
            1,
            true);

    assertThat(Manifest.read("m", manifest.toJson())).isEqualTo(manifest);
    assertThat(new String(manifest.toJson(), StandardCharsets.UTF_8))
        .startsWith("{\"date\":\"2026-11-24\",\"closeId\":\"20261124T210000.123Z\",\"closedAt\":");
  }
}
