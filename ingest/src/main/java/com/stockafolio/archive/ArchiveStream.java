package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.kafka.ConsumerSettings;
import akka.kafka.Subscriptions;
import akka.kafka.javadsl.Consumer;
import akka.stream.ActorAttributes;
import akka.stream.javadsl.Keep;
import akka.stream.typed.javadsl.ActorSink;
import com.stockafolio.ingest.kafka.RecordWeight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a partition from an offset on and hands its records to a run, chunk by chunk. */
final class ArchiveStream {
  /** The archive shares one thread, so that catching up never takes the cores from booking. */
  static final String DISPATCHER = "stockafolio.archive.dispatcher";

  /** The thread waits so long within a poll for an answer that comes; the others wait with it. */
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(1);

  /**
   * Until the next poll when one returned nothing: while much is to be read, each fetch waits it.
   */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** There is nothing to commit. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private ArchiveStream() {}

  /**
   * Starts reading.
   *
   * @param offset the first offset to read
   * @param run who takes the chunks; the stream ends with it
   * @return the way to end it
   */
  static Consumer.Control start(
      ActorSystem<?> system,
      ArchiveSettings settings,
      ArchivePlace place,
      long offset,
      ActorRef<ArchiveRun.Command> run) {
    return Consumer.plainSource(
            consumer(system, settings, place),
            Subscriptions.assignmentWithOffset(place.kafka(), offset))
        .batchWeighted(
            settings.reading().recordsInChunk(),
            RecordWeight::of,
            ArchiveStream::begin,
            ArchiveStream::add)
        .toMat(
            ActorSink.actorRefWithBackpressure(
                run,
                (ActorRef<ArchiveRun.Taken> replyTo, List<ConsumerRecord<byte[], byte[]>> chunk) ->
                    new ArchiveRun.Arrived(chunk, replyTo),
                ArchiveRun.StreamStarted::new,
                ArchiveRun.Taken.INSTANCE,
                new ArchiveRun.Failed("reading Kafka", null),
                failure -> new ArchiveRun.Failed("reading Kafka", failure)),
            Keep.left())
        .withAttributes(ActorAttributes.dispatcher(DISPATCHER))
        .run(system);
  }

  private static List<ConsumerRecord<byte[], byte[]>> begin(ConsumerRecord<byte[], byte[]> first) {
    List<ConsumerRecord<byte[], byte[]>> chunk = new ArrayList<>();
    chunk.add(first);
    return chunk;
  }

  private static List<ConsumerRecord<byte[], byte[]>> add(
      List<ConsumerRecord<byte[], byte[]>> chunk, ConsumerRecord<byte[], byte[]> next) {
    chunk.add(next);
    return chunk;
  }

  private static ConsumerSettings<byte[], byte[]> consumer(
      ActorSystem<?> system, ArchiveSettings settings, ArchivePlace place) {
    ArchiveSettings.Reading reading = settings.reading();
    return ConsumerSettings.create(system, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .withProperties(settings.kafka().clientProperties())
        .withBootstrapServers(settings.kafka().bootstrapServers())
        .withClientId("archive-" + place)
        .withDispatcher(DISPATCHER)
        .withPollTimeout(POLL_TIMEOUT)
        .withCloseTimeout(CLOSE_TIMEOUT)
        // The archive says where to go on; where Kafka does not have that, records are lost, and
        // nothing may hide it.
        .withProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none")
        .withProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .withProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "" + reading.fetchBytes())
        .withProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "" + reading.fetchWait().toMillis())
        .withProperty(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "" + reading.mostFetchedBytes())
        .withProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "" + reading.recordsInChunk())
        .withPollInterval(POLL_INTERVAL)
        .withStopTimeout(Duration.ZERO);
  }
}
