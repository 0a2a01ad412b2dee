package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ingest.decode.Records;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.ingest.kafka.Topic;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One partition with two ledgers, against ledgers, Kafka and Cassandra in the test's hands. Long,
 * as all ways of a consumption through its stages are told of one rig.
 */
class PartitionConsumerTest {
  private static final int LEDGERS = 8;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Topic TRADES = new Topic(new UUID(1, 2), 4);
  private static final SourceId SOURCE = TRADES.source(Records.PARTITION);
  private static final int LEDGER = Records.LEDGER;
  private static final int OTHER_LEDGER = (LEDGER + 4) % LEDGERS;

  private final Config config =
      ConfigFactory.parseString(
              """
              akka.actor.provider = local
              akka.coordinated-shutdown.exit-jvm = off
              stockafolio.ingest {
                most-unsettled-records = 3
                answer-timeout = 200 ms
                ask-again-after = 100 ms
                check-positions-every = 300 ms
                write-progress-every = 10 ms
                retry-after = 10 ms
              }
              """)
          .withFallback(ConfigFactory.load());
  private final ActorTestKit kit = ActorTestKit.create("PartitionConsumerTest", config);
  private final TestProbe<Told> ledgers = kit.createTestProbe();
  private final TestProbe<PartitionRun.Taken> stream = kit.createTestProbe();
  private final SimulatedOutside outside = new SimulatedOutside(SOURCE, TRADES);
  private final EngineMetrics metrics = new EngineMetrics();
  private final Node node =
      new Node(
          kit.system(),
          new Ledgers(LEDGERS, (to, message) -> ledgers.ref().tell(new Told(to, message)), () -> 0),
          null,
          metrics,
          null,
          null,
          "stockafolio");
  private final TopicWatch watch = new TopicWatch("trades", TRADES, metrics.standstills);
  private final TradeDecoder decoder = new TradeDecoder(Records.PARTITION, 4, LEDGERS);

  private record Told(int ledger, Ledger.Command message) {}

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

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
  void readsNothingOfATopicThatIsAnotherOne() {
    outside.topic = new Topic(TRADES.id(), TRADES.partitions() + 1);
    start();
    Awaitility.await().atMost(SOON).until(() -> metrics.standstills.count() == 1);
    ledgers.expectNoMessage(Duration.ofMillis(100));
    assertThat(outside.reads).isEmpty();
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

  private ActorRef<PartitionConsumer.Command> start() {
    IngestWorld world =
        new IngestWorld(
            node,
            IngestSettings.read(config),
            TRADES,
            watch,
            new Refusals(metrics.standstills),
            outside);
    return kit.spawn(PartitionConsumer.create(world, Records.PARTITION));
  }

  private SimulatedOutside.Read startReading(long position, long otherPosition) throws Exception {
    start();
    return startedReading(position, otherPosition);
  }

  private SimulatedOutside.Read startedReading(long position, long otherPosition) throws Exception {
    tellPositions(position, otherPosition);
    return soon(outside.reads);
  }

  private void tellPositions(long position, long otherPosition) {
    tellPosition(ask(LEDGER), LEDGER, position);
    tellPosition(ask(OTHER_LEDGER), OTHER_LEDGER, otherPosition);
  }

  private void tellPosition(Ledger.AskPosition asked, int ledger, long covered) {
    asked.replyTo().tell(new LedgerAnswer.Position(ledger, SOURCE, at(covered)));
  }

  private void cover(Ledger.Deliver delivered, LedgerRejection... rejections) {
    Batch batch = delivered.batch();
    delivered
        .replyTo()
        .tell(
            new LedgerAnswer.Covered(
                LEDGER,
                SOURCE,
                batch.previous(),
                batch.last(),
                at(batch.last()),
                List.of(rejections)));
  }

  private static LastRecord at(long offset) {
    return new LastRecord(offset, RecordPrint.UNKNOWN);
  }

  private static int print(long offset) {
    ConsumerRecord<byte[], byte[]> record = record(offset);
    return RecordPrint.of(record.timestamp(), record.key(), record.value());
  }

  private Ledger.AskPosition ask(int ledger) {
    return next(ledger, Ledger.AskPosition.class);
  }

  private Ledger.Deliver deliver(int ledger) {
    return next(ledger, Ledger.Deliver.class);
  }

  /** The next message of this kind to the ledger; others are passed over. */
  private <T> T next(int ledger, Class<T> kind) {
    while (true) {
      Told told = ledgers.receiveMessage(SOON);
      if (told.ledger() == ledger && kind.isInstance(told.message())) {
        return kind.cast(told.message());
      }
    }
  }

  @SafeVarargs
  private void handOver(SimulatedOutside.Read read, ConsumerRecord<byte[], byte[]>... records) {
    ReadChunk.Arriving arriving = new ReadChunk.Arriving(records[0]);
    for (ConsumerRecord<byte[], byte[]> record : List.of(records).subList(1, records.length)) {
      arriving.add(record);
    }
    read.run().tell(new PartitionRun.Arrived(arriving.decode(decoder), stream.ref()));
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return record(offset, Records.GOOD);
  }

  private static ConsumerRecord<byte[], byte[]> bad(long offset) {
    return record(offset, "{");
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, String value) {
    return new ConsumerRecord<>(
        "trades", Records.PARTITION, offset, Records.bytes(Records.USER), Records.bytes(value));
  }

  private static <T> T soon(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(next).as("within " + SOON).isNotNull();
    return next;
  }
}
