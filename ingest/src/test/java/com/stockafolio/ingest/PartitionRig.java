package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ingest.decode.Records;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.ingest.kafka.Topic;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;

/** One partition with two ledgers, against ledgers, Kafka and Cassandra in the test's hands. */
abstract class PartitionRig {
  static final int LEDGERS = 8;
  static final Duration SOON = Duration.ofSeconds(20);
  static final Topic TRADES = new Topic(new UUID(1, 2), 4);
  static final SourceId SOURCE = TRADES.source(Records.PARTITION);
  static final int LEDGER = Records.LEDGER;
  static final int OTHER_LEDGER = (LEDGER + 4) % LEDGERS;

  final Config config =
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
                silent-ledger-after = 1 s
              }
              """)
          .withFallback(ConfigFactory.load());
  final ActorTestKit kit = ActorTestKit.create("PartitionRig", config);
  final TestProbe<Told> ledgers = kit.createTestProbe();
  final TestProbe<PartitionRun.Taken> stream = kit.createTestProbe();
  final SimulatedOutside outside = new SimulatedOutside(SOURCE, TRADES);
  final EngineMetrics metrics = new EngineMetrics();
  final Node node =
      new Node(
          kit.system(),
          new Ledgers(LEDGERS, (to, message) -> ledgers.ref().tell(new Told(to, message)), () -> 0),
          null,
          metrics,
          null,
          null,
          "stockafolio");
  final TopicWatch watch = new TopicWatch("trades", TRADES, metrics.standstills);
  final TradeDecoder decoder = new TradeDecoder(Records.PARTITION, 4, LEDGERS);

  record Told(int ledger, Ledger.Command message) {}

  @AfterEach
  final void stop() {
    kit.shutdownTestKit();
  }

  ActorRef<PartitionConsumer.Command> start() {
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

  SimulatedOutside.Read startReading(long position, long otherPosition) throws Exception {
    start();
    return startedReading(position, otherPosition);
  }

  SimulatedOutside.Read startedReading(long position, long otherPosition) throws Exception {
    tellPositions(position, otherPosition);
    return soon(outside.reads);
  }

  void tellPositions(long position, long otherPosition) {
    tellPosition(ask(LEDGER), LEDGER, position);
    tellPosition(ask(OTHER_LEDGER), OTHER_LEDGER, otherPosition);
  }

  void tellPosition(Ledger.AskPosition asked, int ledger, long covered) {
    asked.replyTo().tell(new LedgerAnswer.Position(ledger, SOURCE, at(covered)));
  }

  void cover(Ledger.Deliver delivered, LedgerRejection... rejections) {
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

  static LastRecord at(long offset) {
    return new LastRecord(offset, RecordPrint.UNKNOWN);
  }

  static int print(long offset) {
    ConsumerRecord<byte[], byte[]> record = record(offset);
    return RecordPrint.of(record.timestamp(), record.key(), record.value());
  }

  Ledger.AskPosition ask(int ledger) {
    return next(ledger, Ledger.AskPosition.class);
  }

  Ledger.Deliver deliver(int ledger) {
    return next(ledger, Ledger.Deliver.class);
  }

  /** The next message of this kind to the ledger; others are passed over. */
  <T> T next(int ledger, Class<T> kind) {
    while (true) {
      Told told = ledgers.receiveMessage(SOON);
      if (told.ledger() == ledger && kind.isInstance(told.message())) {
        return kind.cast(told.message());
      }
    }
  }

  @SafeVarargs
  final void handOver(SimulatedOutside.Read read, ConsumerRecord<byte[], byte[]>... records) {
    ReadChunk.Arriving arriving = new ReadChunk.Arriving(records[0]);
    for (ConsumerRecord<byte[], byte[]> record : List.of(records).subList(1, records.length)) {
      arriving.add(record);
    }
    read.run().tell(new PartitionRun.Arrived(arriving.decode(decoder), stream.ref()));
  }

  static ConsumerRecord<byte[], byte[]> record(long offset) {
    return record(offset, Records.GOOD);
  }

  static ConsumerRecord<byte[], byte[]> bad(long offset) {
    return record(offset, "{");
  }

  static ConsumerRecord<byte[], byte[]> record(long offset, String value) {
    return new ConsumerRecord<>(
        "trades", Records.PARTITION, offset, Records.bytes(Records.USER), Records.bytes(value));
  }

  static <T> T soon(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(next).as("within " + SOON).isNotNull();
    return next;
  }
}
