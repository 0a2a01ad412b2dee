package com.stockafolio.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.desk.Copying.Copy;
import com.stockafolio.failure.BackOff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which copies a desk writes when, by what Kafka and the ledgers have told it. */
class CopyingTest {
  private final Copying copying =
      new Copying(2, 4, new BackOff(Duration.ofSeconds(5), Duration.ofSeconds(20)));

  @Test
  void nothingIsWrittenBeforeEachPartitionIsKnown() {
    copying.listed(1, false);
    copying.told(0, 0);
    copying.told(1, 0);
    copying.told(2, 0);
    assertThat(copying.due(0)).isEmpty();
    copying.told(3, 0);
    assertThat(copying.due(0)).containsExactly(new Copy(0, 1), new Copy(1, 1));
    assertThat(copying.due(0)).isEmpty();
  }

  @Test
  void aRecordWaitsUntilEachPartitionHasTheOneBefore() {
    allHave(0);
    copying.listed(2, false);
    copying.due(0);
    copying.acknowledged(new Copy(0, 1), 0);
    assertThat(copying.due(0)).isEmpty();
    copying.acknowledged(new Copy(1, 1), 0);
    assertThat(copying.due(0)).containsExactly(new Copy(0, 2), new Copy(1, 2));
  }

  @Test
  void aCopyThatFailedIsWrittenAgainLaterAndLaterAndHoldsBackTheNextRecord() {
    allHave(0);
    copying.listed(2, false);
    copying.due(0);
    copying.acknowledged(new Copy(1, 1), 0);
    copying.told(1, 1);
    copying.told(3, 1);
    copying.failed(new Copy(0, 1), 0);
    assertThat(copying.due(4_999)).isEmpty();
    assertThat(copying.due(5_000)).containsExactly(new Copy(0, 1));
    copying.failed(new Copy(0, 1), 5_000);
    assertThat(copying.due(14_999)).isEmpty();
    assertThat(copying.due(15_000)).containsExactly(new Copy(0, 1));
  }

  @Test
  void aNewDeskWritesWhatTheFirstLedgersLackAndNoMore() {
    copying.listed(7, false);
    copying.told(0, 7);
    copying.told(2, 6);
    copying.told(1, 7);
    copying.told(3, 7);
    assertThat(copying.due(0)).containsExactly(new Copy(0, 7));
  }

  @Test
  void aLedgerThatStandsStillIsGivenAllAgainInOrder() {
    allHave(0);
    copying.listed(2, false);
    writeAll(0);
    writeAll(0);
    copying.told(1, 2);
    copying.told(3, 2);
    copying.told(0, 2);
    assertThat(copying.due(0)).isEmpty();
    assertThat(copying.due(4_999)).isEmpty();
    assertThat(copying.due(5_000)).containsExactly(new Copy(0, 1));
    copying.acknowledged(new Copy(0, 1), 5_000);
    assertThat(copying.due(5_000)).containsExactly(new Copy(0, 2));
    copying.acknowledged(new Copy(0, 2), 5_000);
    assertThat(copying.due(14_999)).isEmpty();
    assertThat(copying.due(15_000)).containsExactly(new Copy(0, 1));
  }

  @Test
  void aLedgerThatGoesOnTakingIsGivenNothingAgain() {
    allHave(0);
    copying.listed(3, false);
    writeAll(0);
    writeAll(0);
    writeAll(0);
    for (int taken = 0; taken < 3; taken++) {
      allHave(taken);
      assertThat(copying.due(taken * 4_000L)).isEmpty();
    }
  }

  @Test
  void whileItIsHeldNoRecordIsBegunButOneThatWasIsCompleted() {
    copying.listed(3, false);
    copying.told(0, 1);
    copying.told(2, 1);
    copying.told(1, 2);
    copying.told(3, 2);
    copying.hold(true);
    assertThat(copying.settled()).isEmpty();
    assertThat(copying.due(0)).containsExactly(new Copy(0, 2));
    copying.acknowledged(new Copy(0, 2), 0);
    assertThat(copying.due(0)).isEmpty();
    copying.told(0, 2);
    copying.told(2, 2);
    assertThat(copying.settled()).hasValue(2);
    copying.hold(false);
    assertThat(copying.due(0)).containsExactly(new Copy(0, 3), new Copy(1, 3));
    assertThat(copying.settled()).isEmpty();
  }

  @Test
  void whatAnotherDeskMayHaveBegunIsCompletedWhileItIsHeld() {
    copying.listed(1, true);
    allHave(0);
    copying.hold(true);
    assertThat(copying.settled()).isEmpty();
    assertThat(copying.due(0)).containsExactly(new Copy(0, 1), new Copy(1, 1));
  }

  @Test
  void aCopyOfWhichKafkaSaidNothingCountsAsBegun() {
    allHave(0);
    copying.listed(1, false);
    copying.due(0);
    copying.failed(new Copy(0, 1), 0);
    copying.failed(new Copy(1, 1), 0);
    copying.hold(true);
    assertThat(copying.settled()).isEmpty();
    assertThat(copying.due(5_000)).hasSize(2);
  }

  private void allHave(int number) {
    for (int ledger = 0; ledger < 4; ledger++) {
      copying.told(ledger, number);
    }
  }

  private void writeAll(long now) {
    copying.due(now).forEach(copy -> copying.acknowledged(copy, now));
  }
}
