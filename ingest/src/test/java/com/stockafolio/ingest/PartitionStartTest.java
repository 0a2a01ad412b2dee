package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ingest.decode.Records;
import com.stockafolio.ingest.kafka.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is found out before a partition is read, and what stands against reading it. */
class PartitionStartTest extends PartitionRig {
  @Test
  void readsNothingBeforeEveryLedgerHasToldItsPosition() throws Exception {
    start();
    Ledger.AskPosition first = ask(LEDGER);
    tellPosition(first, LEDGER, -1);
    // The silent one is asked again, the other is not.
    ask(OTHER_LEDGER);
    Told again = ledgers.receiveMessage(SOON);
    assertThat(again.ledger()).isEqualTo(OTHER_LEDGER);
    assertThat(outside.reads).isEmpty();
    tellPosition((Ledger.AskPosition) again.message(), OTHER_LEDGER, -1);
    assertThat(soon(outside.reads).offset()).isZero();
  }

  @Test
  void waitsForCassandraAndKafka() throws Exception {
    outside.failuresToCome.set(3);
    startReading(-1, -1);
  }

  @Test
  void startsWhereTheLastRecordLiesStill() throws Exception {
    outside.writeProgress(new ProgressRow(SOURCE, 9, print(9), Map.of(LEDGER, 9L)));
    outside.lying = Optional.of(record(9));
    assertThat(startReading(9, -1).offset()).isEqualTo(10);
  }

  @Test
  void comparesTheRecordThatALedgerHasBookedLast() throws Exception {
    outside.lying = Optional.of(record(9));
    start();
    int booked =
        decoder
            .decode(Records.bytes(Records.USER), Records.bytes(Records.GOOD))
            .print(9, record(9).timestamp());
    Ledger.AskPosition asked = ask(LEDGER);
    asked.replyTo().tell(new LedgerAnswer.Position(LEDGER, SOURCE, new LastRecord(9, booked)));
    tellPosition(ask(OTHER_LEDGER), OTHER_LEDGER, -1);
    assertThat(soon(outside.reads).offset()).isZero();
  }

  @Test
  void refusesATopicThatWasCutAndWrittenOver() {
    outside.writeProgress(new ProgressRow(SOURCE, 9, print(9), Map.of(LEDGER, 9L)));
    outside.lying = Optional.of(bad(9));
    refusesToStart();
  }

  @Test
  void refusesATopicWithoutTheLastRecord() {
    outside.writeProgress(new ProgressRow(SOURCE, 9, print(9), Map.of(LEDGER, 9L)));
    refusesToStart();
  }

  private void refusesToStart() {
    start();
    tellPositions(9, -1);
    awaitStandstill();
  }

  private void awaitStandstill() {
    Awaitility.await().atMost(SOON).until(() -> metrics.standstills.count() == 1);
    assertThat(metrics.standstills.isWhole()).isFalse();
    assertThat(outside.reads).isEmpty();
  }

  @Test
  void goesOnWithoutALedgerThatDoesNotAnswerAndBeginsAnewOnceItDoes() throws Exception {
    outside.writeProgress(new ProgressRow(SOURCE, 9, 0, Map.of(LEDGER, 9L)));
    start();
    tellPosition(ask(OTHER_LEDGER), OTHER_LEDGER, -1);
    SimulatedOutside.Read read = soon(outside.reads);
    assertThat(read.offset()).isEqualTo(10);
    assertThat(metrics.standstills.whys())
        .hasSize(1)
        .allMatch(why -> why.startsWith("ledger " + LEDGER + " of "));

    handOver(read, record(10));
    stream.receiveMessage(SOON);
    Ledger.AskPosition asked = ask(LEDGER);
    assertThat(outside.readProgress(SOURCE).toCompletableFuture().join().position()).isEqualTo(9);
    tellPosition(asked, LEDGER, 9);

    read = null;
    while (read == null) {
      Told told = ledgers.receiveMessage(SOON);
      if (told.message() instanceof Ledger.AskPosition again) {
        tellPosition(again, told.ledger(), told.ledger() == LEDGER ? 9 : -1);
      }
      read = outside.reads.poll();
    }
    assertThat(read.offset()).isEqualTo(10);
    handOver(read, record(10));
    assertThat(deliver(LEDGER).batch().records()).hasSize(1);
    assertThat(metrics.standstills.count()).isZero();
  }

  @Test
  void readsNothingOfATopicThatIsAnotherOne() {
    outside.topic = new Topic(TRADES.id(), TRADES.partitions() + 1);
    start();
    Awaitility.await().atMost(SOON).until(() -> metrics.standstills.count() == 1);
    ledgers.expectNoMessage(Duration.ofMillis(100));
    assertThat(outside.reads).isEmpty();
  }

  @Test
  void standsStillWhereRecordsAreGoneUntilTheyAreBack() throws Exception {
    outside.writeProgress(new ProgressRow(SOURCE, 9, 0, Map.of(LEDGER, 9L)));
    outside.range = new Outside.Range(0, 5);
    start();
    tellPositions(9, -1);
    awaitStandstill();
    assertThat(metrics.standstills.whys()).allMatch(why -> why.contains("ends at offset 5"));

    outside.range = new Outside.Range(0, 1_000);
    SimulatedOutside.Read read = null;
    while (read == null) {
      Told told = ledgers.receiveMessage(SOON);
      tellPosition(
          (Ledger.AskPosition) told.message(), told.ledger(), told.ledger() == LEDGER ? 9 : -1);
      read = outside.reads.poll();
    }
    assertThat(read.offset()).isEqualTo(10);
    Awaitility.await().atMost(SOON).until(() -> metrics.standstills.count() == 0);
  }

  @Test
  void standsStillWhereTheJournalIsFromAnotherTopic() {
    start();
    SourceId recorded = new SourceId(new UUID(3, 4), Records.PARTITION);
    ask(LEDGER).replyTo().tell(new LedgerAnswer.ForeignSource(LEDGER, SOURCE, recorded));
    awaitStandstill();
    assertThat(metrics.standstills.whys()).allMatch(why -> why.contains(recorded.toString()));
  }
}
