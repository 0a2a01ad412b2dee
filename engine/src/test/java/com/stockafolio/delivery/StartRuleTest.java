package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StartRuleTest {
  private static final SourceId SOURCE = new SourceId(new UUID(1, 2), 0);
  private final ProgressRow row = new ProgressRow(SOURCE, 100, 0, Map.of(0, 95L, 4, 100L));

  @Test
  void withoutARowItStartsAtTheBeginning() {
    assertThat(StartRule.decide(ProgressRow.none(SOURCE), at(0, -1L, 4, -1L), 0, 50))
        .isEqualTo(start(0, Map.of(0, -1L, 4, -1L)));
  }

  @Test
  void withoutARowLedgersThatHoldMoreAreSentItAgain() {
    assertThat(StartRule.decide(ProgressRow.none(SOURCE), at(0, 40L, 4, -1L), 0, 50))
        .isEqualTo(start(0, Map.of(0, -1L, 4, -1L)));
  }

  @Test
  void itStartsBehindWhatIsSettledWhereLedgersHoldWhatTheyWereSent() {
    assertThat(StartRule.decide(row, at(0, 95L, 4, 130L), 0, 200))
        .isEqualTo(start(101, Map.of(0, 95L, 4, 100L)));
  }

  @Test
  void itStartsEarlierWhereALedgerHoldsLess() {
    assertThat(StartRule.decide(row, at(0, 60L, 4, 130L), 0, 200))
        .isEqualTo(start(61, Map.of(0, 60L, 4, 60L)));
    assertThat(StartRule.decide(row, at(0, 60L, 4, -1L), 0, 200))
        .isEqualTo(start(0, Map.of(0, -1L, 4, -1L)));
  }

  @Test
  void aLedgerThatWasSentNothingHoldsNothingBack() {
    assertThat(StartRule.decide(row, at(0, 95L, 4, 100L, 8, -1L), 0, 200))
        .isEqualTo(start(101, Map.of(0, 95L, 4, 100L, 8, -1L)));
  }

  @Test
  void itMayStartAtTheVeryEnd() {
    assertThat(StartRule.decide(row, at(0, 95L, 4, 100L), 101, 101))
        .isEqualTo(start(101, Map.of(0, 95L, 4, 100L)));
  }

  @Test
  void recordsDeletedBeforeTheyWereReadAreRefused() {
    assertThat(refusal(StartRule.decide(row, at(0, 95L, 4, 100L), 102, 200)))
        .contains("begins at offset 102", "offset 101 is to be read next", "settled up to 100");
    assertThat(refusal(StartRule.decide(row, at(0, 60L, 4, 100L), 62, 200)))
        .contains("begins at offset 62", "offset 61 is to be read next", "ledger 0 holds less");
  }

  @Test
  void whatIsSettledAndTheFurthestBeyondItAreComparedFirst() {
    ProgressRow settled = new ProgressRow(SOURCE, 100, 77, Map.of(0, 95L, 4, 100L));
    LastRecord booked = new LastRecord(130, 88);
    LastRecord earlier = new LastRecord(95, 66);
    StartRule.Outcome.Check settledCheck =
        new StartRule.Outcome.Check(new LastRecord(100, 77), true);
    assertThat(checks(settled, Map.of(0, earlier, 4, booked), 0))
        .containsExactly(settledCheck, new StartRule.Outcome.Check(booked, false));
    assertThat(checks(settled, Map.of(0, earlier), 0)).containsExactly(settledCheck);
    // Imported: nobody has seen the record.
    assertThat(checks(settled, Map.of(0, new LastRecord(130, RecordPrint.UNKNOWN)), 0))
        .containsExactly(settledCheck);
    assertThat(checks(row, at(0, 95, 4, 130), 0)).isEmpty();
    // Deleted with all before it, as its time had come.
    assertThat(checks(settled, Map.of(0, earlier), 101)).isEmpty();
  }

  private static List<StartRule.Outcome.Check> checks(
      ProgressRow row, Map<Integer, LastRecord> covered, long first) {
    return ((StartRule.Outcome.Start) StartRule.decide(row, covered, first, 200)).checks();
  }

  @Test
  void aSilentLedgerIsPartedWithWhereItIsKnownHowFarTheSourceIsSettled() {
    assertThat(StartRule.decide(row, at(0, 95L), List.of(4, 8), 0, 200))
        .isEqualTo(start(101, Map.of(0, 95L, 4, 100L, 8, -1L)));
    assertThatThrownBy(
            () -> StartRule.decide(ProgressRow.none(SOURCE), at(0, -1L), List.of(4), 0, 200))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutARowItStartsAtWhatIsThereWhereLedgersHoldAllBeforeThat() {
    ProgressRow none = ProgressRow.none(SOURCE);
    assertThat(StartRule.decide(none, at(0, 140, 4, 119), 120, 150))
        .isEqualTo(start(120, Map.of(0, 119L, 4, 119L)));
    assertThat(StartRule.decide(none, at(0, 149, 4, 149), 150, 150))
        .isEqualTo(start(150, Map.of(0, 149L, 4, 149L)));
    assertThat(refusal(StartRule.decide(none, at(0, 140, 4, 118), 120, 150)))
        .contains("begins at offset 120", "ledger 4 holds it up to offset 118", "rebuild");
    assertThat(refusal(StartRule.decide(none, at(0, -1), 1, 200))).contains("up to offset -1");
    assertThat(refusal(StartRule.decide(none, at(0, 150, 4, 140), 120, 150)))
        .contains("ends at offset 150", "ledger 0 holds offset 150");
  }

  @Test
  void recordsGoneFromTheEndAreRefused() {
    assertThat(refusal(StartRule.decide(row, at(0, 95L, 4, 100L), 0, 100)))
        .contains("ends at offset 100", "read up to offset 100 before");
    assertThat(refusal(StartRule.decide(row, at(0, 95L, 4, 130L), 0, 130)))
        .contains("ends at offset 130", "ledger 4 holds offset 130");
  }

  private static StartRule.Outcome start(long offset, Map<Integer, Long> previous) {
    return new StartRule.Outcome.Start(offset, previous, List.of());
  }

  private static Map<Integer, LastRecord> at(long... ledgersAndOffsets) {
    Map<Integer, LastRecord> covered = new HashMap<>();
    for (int i = 0; i < ledgersAndOffsets.length; i += 2) {
      covered.put(
          (int) ledgersAndOffsets[i],
          new LastRecord(ledgersAndOffsets[i + 1], RecordPrint.UNKNOWN));
    }
    return covered;
  }

  private static String refusal(StartRule.Outcome outcome) {
    assertThat(outcome).isInstanceOf(StartRule.Outcome.Refusal.class);
    return ((StartRule.Outcome.Refusal) outcome).why();
  }
}
