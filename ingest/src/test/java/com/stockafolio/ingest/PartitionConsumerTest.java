package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ingest.decode.Records;
import com.stockafolio.ingest.kafka.Topic;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a partition is read once it is known where to start. */
class PartitionConsumerTest extends PartitionRig {
  @Test
  void sendsEachLedgerItsTradesAndWritesWhatIsSettled() throws Exception {
    SimulatedOutside.Read read = startReading(-1, -1);
    handOver(read, record(0), record(2));
    Ledger.Deliver delivered = deliver(LEDGER);
    assertThat(delivered.batch().previous()).isEqualTo(-1);
    assertThat(delivered.batch().records().stream().map(TradeRecord::offset))
        .containsExactly(0L, 2L);
    stream.receiveMessage(SOON);
    assertThat(outside.written).isEmpty();
    cover(delivered);
    assertThat(soon(outside.written))
        .isEqualTo(new ProgressRow(SOURCE, 2, print(2), Map.of(LEDGER, 2L)));
    assertThat(soon(outside.commits)).isZero();
    assertThat(soon(outside.commits)).isEqualTo(3);
  }

  @Test
  void holdsTheStreamBackWhileTooMuchIsUnsettled() throws Exception {
    SimulatedOutside.Read read = startReading(-1, -1);
    handOver(read, record(0), record(1));
    stream.receiveMessage(SOON);
    handOver(read, record(2));
    Ledger.Deliver first = deliver(LEDGER);
    deliver(LEDGER);
    stream.expectNoMessage(Duration.ofMillis(100));
    cover(first);
    stream.receiveMessage(SOON);
  }

  @Test
  void putsRejectedRecordsOnTheirTopicUntilAcknowledged() throws Exception {
    SimulatedOutside.Read read = startReading(-1, -1);
    handOver(read, bad(0), record(1));
    SimulatedOutside.Publication own = soon(outside.publications);
    assertThat(own.rejection().reason()).isEqualTo(RejectionReason.MALFORMED);
    assertThat(own.record().offset()).isZero();
    own.done().completeExceptionally(new IllegalStateException("away"));
    SimulatedOutside.Publication again = soon(outside.publications);
    assertThat(again.rejection()).isEqualTo(own.rejection());

    LedgerRejection rejection = new LedgerRejection(1, RejectionReason.DUPLICATE, "first at 0");
    cover(deliver(LEDGER), rejection);
    SimulatedOutside.Publication ledgers = soon(outside.publications);
    assertThat(ledgers.rejection()).isEqualTo(rejection);
    assertThat(ledgers.record().value()).isEqualTo(Records.bytes(Records.GOOD));
    assertThat(outside.written).isEmpty();
    again.done().complete(null);
    ledgers.done().complete(null);
    assertThat(soon(outside.written).position()).isEqualTo(1);
  }

  @Test
  void tellsThatARejectedRecordHoldsItUpUntilThatOneIsPublished() throws Exception {
    SimulatedOutside.Read read = startReading(-1, -1);
    handOver(read, bad(0), bad(1));
    SimulatedOutside.Publication first = soon(outside.publications);
    SimulatedOutside.Publication second = soon(outside.publications);
    first.done().completeExceptionally(new IllegalStateException("refused"));
    SimulatedOutside.Publication again = soon(outside.publications);
    assertThat(again.rejection()).isEqualTo(first.rejection());
    second.done().complete(null);
    again.done().completeExceptionally(new IllegalStateException("refused"));
    again = soon(outside.publications);
    assertThat(metrics.rejectionsFailed.sum()).isEqualTo(2);
    assertThat(metrics.rejectionsHeldUp.sum()).isEqualTo(1);
    again.done().complete(null);
    assertThat(soon(outside.written).position()).isEqualTo(1);
    assertThat(metrics.rejectionsHeldUp.sum()).isZero();
  }

  @Test
  void sendsAgainWhatIsNotAnswered() throws Exception {
    SimulatedOutside.Read read = startReading(-1, -1);
    handOver(read, record(0));
    Batch lost = deliver(LEDGER).batch();
    tellPosition(ask(LEDGER), LEDGER, -1);
    Batch again = deliver(LEDGER).batch();
    assertThat(again.last()).isEqualTo(lost.last());
    assertThat(again.records()).isEqualTo(lost.records());
  }

  @Test
  void startsAgainWhereALedgerHoldsLessThanItAcknowledged() throws Exception {
    outside.writeProgress(new ProgressRow(SOURCE, 9, 0, Map.of(LEDGER, 9L)));
    SimulatedOutside.Read read = startReading(9, -1);
    assertThat(read.offset()).isEqualTo(10);
    // Asked for its position now and then, it tells less: its journal was restored.
    tellPosition(ask(LEDGER), LEDGER, 4);
    assertThat(startedReading(4, -1).offset()).isEqualTo(5);
    assertThat(outside.readsEnded).hasPositiveValue();
  }

  @Test
  void readsNoFurtherWhereTheTopicBecomesAnotherOne() throws Exception {
    startReading(-1, -1);
    outside.topic = new Topic(new UUID(5, 6), TRADES.partitions());
    watch.seen(outside.topic);
    Awaitility.await().atMost(SOON).until(() -> outside.readsEnded.get() > 0);
    ledgers.expectNoMessage(Duration.ofMillis(100));
    assertThat(outside.reads).isEmpty();
  }

  @Test
  void startsAgainWhenTheStreamFails() throws Exception {
    SimulatedOutside.Read read = startReading(-1, -1);
    read.run().tell(new PartitionRun.StreamEnded(new IllegalStateException("broken")));
    assertThat(startedReading(-1, -1).offset()).isZero();
  }

  @Test
  void settlesWhatIsInFlightBeforeItStops() throws Exception {
    ActorRef<PartitionConsumer.Command> consumer = start();
    SimulatedOutside.Read read = startedReading(-1, -1);
    handOver(read, record(0));
    Ledger.Deliver inFlight = deliver(LEDGER);
    TestProbe<Done> drained = kit.createTestProbe();
    consumer.tell(new PartitionConsumer.Drain(drained.ref()));
    drained.expectNoMessage(Duration.ofMillis(100));
    cover(inFlight);
    drained.receiveMessage(SOON);
    assertThat(soon(outside.written).position()).isZero();
    consumer.tell(PartitionConsumer.Stop.INSTANCE);
    drained.expectTerminated(consumer, SOON);
  }
}
