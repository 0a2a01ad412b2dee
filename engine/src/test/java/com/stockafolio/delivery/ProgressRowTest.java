package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressRowTest {
  private static final SourceId SOURCE = new SourceId(new UUID(1, 2), 0);

  @Test
  void aLedgerThatWasSentNothingStandsAtMinusOne() {
    assertThat(ProgressRow.none(SOURCE).position()).isEqualTo(-1);
    assertThat(new ProgressRow(SOURCE, 8, 0, Map.of(1, 8L)).lastSent(0)).isEqualTo(-1);
  }

  @Test
  void nothingIsSentBeyondThePosition() {
    assertThatThrownBy(() -> new ProgressRow(SOURCE, 8, 0, Map.of(1, 9L)))
        .hasMessage("ledger 1 was sent up to 9, the position is 8");
    assertThatThrownBy(() -> new ProgressRow(SOURCE, -2, 0, Map.of()))
        .hasMessageContaining("position -2");
  }
}
