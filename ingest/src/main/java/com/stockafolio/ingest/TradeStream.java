package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.kafka.ConsumerSettings;
import akka.kafka.Subscriptions;
import akka.kafka.javadsl.Consumer;
import akka.stream.javadsl.Keep;
import akka.stream.typed.javadsl.ActorSink;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.ingest.kafka.RecordWeight;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one partition from an offset on and hands its records over in chunks: what has arrived,
 * without waiting for more, and the next chunk when the one before is taken.
 */
final class TradeStream {
  private TradeStream() {}

  /**
   * Starts reading.
   *
   * @param offset the first offset to read
   * @param decoder reads the records; the stream's own
   * @param run who takes the chunks; the stream ends with it
   * @return the way to end it
   */
  static Consumer.Control start(
      ActorSystem<?> system,
      IngestSettings settings,
      int partition,
      long offset,
      TradeDecoder decoder,
      ActorRef<PartitionRun.Command> run) {
    TopicPartition place = new TopicPartition(settings.kafka().tradesTopic(), partition);
    return Consumer.plainSource(
            consumer(system, settings, partition),
            Subscriptions.assignmentWithOffset(place, offset))
        .batchWeighted(
            settings.reading().mostRecordsInChunk(),
            RecordWeight::of,
            ReadChunk.Arriving::new,
            ReadChunk.Arriving::add)
        .map(arriving -> arriving.decode(decoder))
        .toMat(
            ActorSink.actorRefWithBackpressure(
                run,
                (ActorRef<PartitionRun.Taken> replyTo, ReadChunk chunk) ->
                    new PartitionRun.Arrived(chunk, replyTo),
                PartitionRun.StreamStarted::new,
                PartitionRun.Taken.INSTANCE,
                new PartitionRun.StreamEnded(null),
                PartitionRun.StreamEnded::new),
            Keep.left())
        .run(system);
  }

  private static ConsumerSettings<byte[], byte[]> consumer(
      ActorSystem<?> system, IngestSettings settings, int partition) {
    return ConsumerSettings.create(system, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .withProperties(settings.kafka().clientProperties())
        .withBootstrapServers(settings.kafka().bootstrapServers())
        .withClientId("trades-" + partition)
        // The journal says where to start; where Kafka does not have that, a guess would lose
        // trades.
        .withProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none")
        .withProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .withProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "" + settings.reading().fetchBytes())
        .withProperty(
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "" + settings.reading().fetchWait().toMillis())
        .withProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "" + settings.reading().pollRecords())
        .withPollInterval(settings.reading().pollInterval())
        .withStopTimeout(Duration.ZERO);
  }
}
