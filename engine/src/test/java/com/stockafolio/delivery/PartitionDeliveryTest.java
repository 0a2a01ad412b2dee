package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.transaction.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartitionDeliveryTest extends DeliveryRig {
  @Test
  void batchesOfALedgerFollowEachOther() {
    assertThat(delivery.offer(trades(0, 10, 12), 0)).containsExactly(send(0, 7, 12, 9, 10, 12));
    assertThat(delivery.offer(trades(0, 13), 0)).containsExactly(send(0, 12, 13, 9, 13));
    assertThat(delivery.offer(trades(4, 14), 0)).containsExactly(send(4, 9, 14, 9, 14));
  }

  @Test
  void recordsAreSettledInTheOrderOfTheTopic() {
    delivery.offer(trades(0, 10), 0);
    delivery.offer(trades(4, 11), 0);
    assertThat(delivery.unsettledRecords()).isEqualTo(2);
    delivery.answered(covered(4, 9, 11), 1);
    assertThat(delivery.settledPosition()).isEqualTo(9);
    delivery.answered(covered(0, 7, 10), 2);
    assertThat(delivery.settledPosition()).isEqualTo(11);
    assertThat(delivery.unsettledRecords()).isZero();
  }

  @Test
  void aRejectedRecordIsSettledOnceItIsPublished() {
    LedgerRejection own = new LedgerRejection(10, RejectionReason.MALFORMED, "no JSON");
    Chunk.Builder chunk = new Chunk.Builder(5);
    chunk.rejected(10, own.reason(), own.detail());
    assertThat(delivery.offer(chunk.build(0), 0))
        .containsExactly(new DeliveryAction.PublishRejection(own));
    assertThat(delivery.settledPosition()).isEqualTo(9);
    delivery.published(10);
    assertThat(delivery.settledPosition()).isEqualTo(10);
  }

  @Test
  void whatALedgerRejectsIsSettledOnceItIsPublished() {
    delivery.offer(trades(0, 10), 0);
    LedgerRejection rejection = new LedgerRejection(10, RejectionReason.DUPLICATE, "first at 3");
    assertThat(delivery.answered(covered(0, 7, 10, rejection), 1))
        .containsExactly(new DeliveryAction.PublishRejection(rejection));
    assertThat(delivery.settledPosition()).isEqualTo(9);
    delivery.published(10);
    assertThat(delivery.settledPosition()).isEqualTo(10);
  }

  @Test
  void aRejectionBeforeTheStartIsSettledAlready() {
    delivery.offer(trades(0, 10), 0);
    LedgerRejection old = new LedgerRejection(8, RejectionReason.DUPLICATE, "first at 3");
    assertThat(delivery.answered(covered(0, 7, 10, old), 1)).isEmpty();
    assertThat(delivery.settledPosition()).isEqualTo(10);
  }

  @Test
  void aRejectionThatIsSettledAlreadyIsNotPublishedAgain() {
    delivery.offer(trades(0, 10), 0);
    delivery.answered(covered(0, 7, 10), 1);
    delivery.offer(trades(0, 11), 2);
    LedgerRejection old = new LedgerRejection(10, RejectionReason.DUPLICATE, "first at 3");
    LedgerRejection own = new LedgerRejection(11, RejectionReason.DUPLICATE, "first at 3");
    assertThat(delivery.answered(covered(0, 10, 11, old, own), 3))
        .containsExactly(new DeliveryAction.PublishRejection(own));
  }

  @Test
  void anAnswerThatComesTwiceChangesNothing() {
    delivery.offer(trades(0, 10), 0);
    delivery.answered(covered(0, 7, 10), 1);
    assertThat(delivery.answered(covered(0, 7, 10), 2)).isEmpty();
    assertThat(delivery.settledPosition()).isEqualTo(10);
  }

  @Test
  void answersAboutAnotherSourceChangeNothing() {
    delivery.offer(trades(0, 10), 0);
    SourceId other = new SourceId(new UUID(1, 2), 1);
    delivery.answered(new LedgerAnswer.Covered(0, other, 7, 10, at(10), List.of()), 1);
    assertThat(delivery.answered(new LedgerAnswer.Position(0, other, at(-1)), 1)).isEmpty();
    assertThat(delivery.answered(new LedgerAnswer.ForeignSource(0, other, SOURCE), 1)).isEmpty();
    assertThat(delivery.settledPosition()).isEqualTo(9);
  }

  @Test
  void aLedgerThatDoesNotAnswerIsAskedUntilItDoes() {
    delivery.offer(trades(0, 10), 0);
    assertThat(delivery.tick(999)).isEmpty();
    assertThat(delivery.tick(1_000)).containsExactly(new DeliveryAction.AskPosition(0));
    assertThat(delivery.tick(1_199)).isEmpty();
    assertThat(delivery.tick(1_200)).containsExactly(new DeliveryAction.AskPosition(0));
    assertThat(delivery.tick(1_599)).isEmpty();
    assertThat(delivery.tick(1_600)).containsExactly(new DeliveryAction.AskPosition(0));
  }

  @Test
  void whatIsNotAnsweredIsSentAgainInOrder() {
    delivery.offer(trades(0, 10), 0);
    delivery.offer(trades(0, 11), 0);
    delivery.offer(trades(0, 12), 0);
    delivery.answered(covered(0, 10, 11), 1);
    delivery.tick(1_001);
    assertThat(delivery.answered(position(0, 11), 1_002))
        .containsExactly(again(0, 7, 10, 9, 10), again(0, 11, 12, 9, 12));
  }

  @Test
  void aCoveredBatchIsSentAgainForItsRejections() {
    delivery.offer(trades(0, 10), 0);
    delivery.tick(1_000);
    assertThat(delivery.answered(position(0, 10), 1_001)).containsExactly(again(0, 7, 10, 9, 10));
    assertThat(delivery.settledPosition()).isEqualTo(9);
  }

  @Test
  void waitsForAnswersGrowWhileSendingAgainIsInVain() {
    delivery.offer(trades(0, 10), 0);
    delivery.tick(1_000);
    delivery.answered(position(0, 7), 1_000);
    assertThat(delivery.tick(2_999)).isEmpty();
    assertThat(delivery.tick(3_000)).containsExactly(new DeliveryAction.AskPosition(0));
  }

  @Test
  void aRefusalAsksForThePositionOnce() {
    delivery.offer(trades(0, 10), 0);
    delivery.offer(trades(0, 11), 0);
    LedgerAnswer refused = new LedgerAnswer.Refused(0, SOURCE, 10, 11, 7);
    assertThat(delivery.answered(refused, 5)).containsExactly(new DeliveryAction.AskPosition(0));
    assertThat(delivery.answered(refused, 6)).isEmpty();
    assertThat(delivery.answered(position(0, 7), 7))
        .containsExactly(again(0, 7, 10, 9, 10), again(0, 10, 11, 9, 11));
  }

  @Test
  void everyLedgerIsAskedNowAndThen() {
    assertThat(delivery.tick(4_999)).isEmpty();
    assertThat(delivery.tick(5_000))
        .containsExactly(new DeliveryAction.AskPosition(0), new DeliveryAction.AskPosition(4));
    assertThat(delivery.answered(position(0, 7), 5_001)).isEmpty();
  }

  @Test
  void aLedgerBelowWhatItAcknowledgedStartsEverythingAgain() {
    delivery.offer(trades(0, 10), 0);
    delivery.answered(covered(0, 7, 10), 1);
    delivery.tick(5_000);
    assertThat(delivery.answered(position(0, 9), 5_001))
        .containsExactly(
            new DeliveryAction.StartAgain(
                "ledger 0 holds its source up to offset 9, but had acknowledged offset 10"));
    assertThat(delivery.offer(trades(0, 11), 5_002)).isEmpty();
    assertThat(delivery.tick(60_000)).isEmpty();
  }

  @Test
  void anAnswerAskedForBeforeTheLastAcknowledgementIsNoLoss() {
    delivery.offer(trades(0, 10), 4_999);
    delivery.tick(5_000);
    delivery.answered(covered(0, 7, 10), 5_001);
    assertThat(delivery.answered(position(0, 7), 5_002)).isEmpty();
  }

  @Test
  void aJournalOfAnotherTopicEndsIt() {
    SourceId recorded = new SourceId(new UUID(3, 4), 0);
    List<DeliveryAction> actions =
        delivery.answered(new LedgerAnswer.ForeignSource(4, SOURCE, recorded), 1);
    assertThat(actions).singleElement().isInstanceOf(DeliveryAction.Fail.class);
    assertThat(((DeliveryAction.Fail) actions.get(0)).why())
        .contains("ledger 4", recorded.toString(), SOURCE.toString());
    assertThat(delivery.offer(trades(0, 10), 2)).isEmpty();
  }

  @Test
  void progressIsWrittenWhenItChangesAndAgainUntilAcknowledged() {
    assertThat(delivery.tick(1)).isEmpty();
    assertThat(delivery.finish()).isEmpty();
    delivery.offer(trades(0, 10), 1);
    delivery.offer(trades(4, 11), 1);
    delivery.answered(covered(4, 9, 11), 2);
    assertThat(delivery.tick(3)).isEmpty();
    delivery.answered(covered(0, 7, 10), 4);
    ProgressRow row = new ProgressRow(SOURCE, 11, 0, Map.of(0, 10L, 4, 11L));
    assertThat(delivery.tick(5)).containsExactly(new DeliveryAction.WriteProgress(row));
    assertThat(delivery.tick(504)).isEmpty();
    assertThat(delivery.tick(505)).containsExactly(new DeliveryAction.WriteProgress(row));
    assertThat(delivery.finish()).containsExactly(new DeliveryAction.WriteProgress(row));
    delivery.progressWritten(row);
    assertThat(delivery.tick(2_000)).isEmpty();
    assertThat(delivery.finish()).isEmpty();
  }

  @Test
  void progressTellsWhatWasSentByThenNotMore() {
    delivery.offer(trades(0, 10), 1);
    delivery.offer(trades(4, 11), 1);
    delivery.offer(trades(0, 12), 1);
    delivery.answered(covered(0, 10, 12), 2);
    delivery.answered(covered(0, 7, 10), 2);
    assertThat(delivery.finish())
        .containsExactly(
            new DeliveryAction.WriteProgress(
                new ProgressRow(SOURCE, 10, 0, Map.of(0, 10L, 4, 9L))));
  }

  @Test
  void aLedgerThatHoldsAnotherRecordThanWasReadEndsTheConsumption() {
    delivery.offer(trades(0, 10, 12), 1);
    LastRecord same = new LastRecord(12, RecordPrint.of(record(12)));
    assertThat(delivery.answered(new LedgerAnswer.Position(0, SOURCE, same), 2)).isEmpty();
    delivery.offer(trades(0, 13), 3);
    assertThatItFails(delivery.answered(told(0, 13, 1), 4), 13);
    assertThat(delivery.offer(trades(0, 14), 5)).as("after that").isEmpty();
  }

  @Test
  void whatALedgerHoldsBeyondIsComparedWhenItIsRead() {
    assertThat(delivery.answered(told(0, 12, 1), 1)).isEmpty();
    assertThat(delivery.offer(trades(0, 10, 11), 2)).hasSize(1);
    assertThatItFails(delivery.offer(trades(0, 12), 3), 12);
  }

  @Test
  void aRecordOfAnotherLedgerIsAnotherRecord() {
    delivery.answered(told(0, 12, 1), 1);
    assertThatItFails(delivery.offer(trades(4, 13), 2), 12);
  }

  @Test
  void whereNothingMoreComesALedgerThatHoldsMoreHasItStartAgain() {
    delivery.answered(told(0, 12, 1), 1);
    delivery.offer(trades(4, 10), 2);
    delivery.answered(told(0, 12, 1), 3);
    delivery.answered(told(0, 12, 1), 4);
    delivery.answered(covered(4, 9, 10), 5);
    assertThat(delivery.answered(told(0, 12, 1), 6)).isEmpty();
    assertThat(delivery.answered(told(0, 12, 1), 7))
        .hasSize(1)
        .hasOnlyElementsOfType(DeliveryAction.StartAgain.class);
  }

  @Test
  void aLedgerWhoseAnswerToAQuestionIsLostIsAskedAgain() {
    delivery.offer(trades(0, 10), 0);
    assertThat(delivery.tick(1_000)).containsExactly(new DeliveryAction.AskPosition(0));
    delivery.answered(covered(0, 7, 10), 1_001);
    assertThat(delivery.tick(1_200)).contains(new DeliveryAction.AskPosition(0));
  }

  private static void assertThatItFails(List<DeliveryAction> actions, long offset) {
    assertThat(actions)
        .containsExactly(new DeliveryAction.Fail(PartitionDelivery.otherRecord(offset)));
  }
}
