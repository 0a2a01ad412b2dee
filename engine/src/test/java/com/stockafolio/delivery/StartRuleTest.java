package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StartRuleTest {
  private static final SourceId SOURCE = new SourceId(new UUID(1, 2), 0);
  private final ProgressRow row = new ProgressRow(SOURCE, 100, Map.of(0, 95L, 4, 100L));

  @Test
  void withoutARowItStartsAtTheBeginning() {
    assertThat(StartRule.decide(ProgressRow.none(SOURCE), Map.of(0, -1L, 4, -1L), 0, 50))
        .isEqualTo(new StartRule.Outcome.Start(0, Map.of(0, -1L, 4, -1L)));
  }

  @Test
  void withoutARowLedgersThatHoldMoreAreSentItAgain() {
    assertThat(StartRule.decide(ProgressRow.none(SOURCE), Map.of(0, 40L, 4, -1L), 0, 50))
        .isEqualTo(new StartRule.Outcome.Start(0, Map.of(0, -1L, 4, -1L)));
  }

  @Test
  void itStartsBehindWhatIsSettledWhereLedgersHoldWhatTheyWereSent() {
    assertThat(StartRule.decide(row, Map.of(0, 95L, 4, 130L), 0, 200))
        .isEqualTo(new StartRule.Outcome.Start(101, Map.of(0, 95L, 4, 100L)));
  }

  @Test
  void itStartsEarlierWhereALedgerHoldsLess() {
    assertThat(StartRule.decide(row, Map.of(0, 60L, 4, 130L), 0, 200))
        .isEqualTo(new StartRule.Outcome.Start(61, Map.of(0, 60L, 4, 60L)));
    assertThat(StartRule.decide(row, Map.of(0, 60L, 4, -1L), 0, 200))
        .isEqualTo(new StartRule.Outcome.Start(0, Map.of(0, -1L, 4, -1L)));
  }

  @Test
  void aLedgerThatWasSentNothingHoldsNothingBack() {
    assertThat(StartRule.decide(row, Map.of(0, 95L, 4, 100L, 8, -1L), 0, 200))
        .isEqualTo(new StartRule.Outcome.Start(101, Map.of(0, 95L, 4, 100L, 8, -1L)));
  }

  @Test
  void itMayStartAtTheVeryEnd() {
    assertThat(StartRule.decide(row, Map.of(0, 95L, 4, 100L), 101, 101))
        .isEqualTo(new StartRule.Outcome.Start(101, Map.of(0, 95L, 4, 100L)));
  }

  @Test
  void recordsDeletedBeforeTheyWereReadAreRefused() {
    assertThat(refusal(StartRule.decide(row, Map.of(0, 95L, 4, 100L), 102, 200)))
        .contains("begins at offset 102", "offset 101 is to be read next", "settled up to 100");
    assertThat(refusal(StartRule.decide(row, Map.of(0, 60L, 4, 100L), 62, 200)))
        .contains("begins at offset 62", "offset 61 is to be read next", "ledger 0 holds less");
    assertThat(refusal(StartRule.decide(ProgressRow.none(SOURCE), Map.of(0, -1L), 1, 200)))
        .contains("begins at offset 1", "offset 0 is to be read next");
  }

  @Test
  void recordsGoneFromTheEndAreRefused() {
    assertThat(refusal(StartRule.decide(row, Map.of(0, 95L, 4, 100L), 0, 100)))
        .contains("ends at offset 100", "read up to offset 100 before");
    assertThat(refusal(StartRule.decide(row, Map.of(0, 95L, 4, 130L), 0, 130)))
        .contains("ends at offset 130", "ledger 4 holds offset 130");
  }

  private static String refusal(StartRule.Outcome outcome) {
    assertThat(outcome).isInstanceOf(StartRule.Outcome.Refusal.class);
    return ((StartRule.Outcome.Refusal) outcome).why();
  }
}
