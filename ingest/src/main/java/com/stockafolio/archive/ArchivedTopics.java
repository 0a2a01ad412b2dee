package com.stockafolio.archive;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import com.stockafolio.delivery.SourceId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What archive and close ask Kafka besides records. Safe to share. */
public final class ArchivedTopics implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  private final ArchiveSettings.Kafka settings;
  private final Executor blocking;
  private Admin admin;

  /**
   * A topic as it is.
   *
   * @param id the id Kafka gave it
   * @param partitions their number
   */
  public record Topic(UUID id, int partitions) {
    /** The source that a partition of it is. */
    public SourceId source(int partition) {
      return new SourceId(id, partition);
    }
  }

  private ArchivedTopics(ArchiveSettings.Kafka settings, Executor blocking) {
    this.settings = settings;
    this.blocking = blocking;
  }

  /** The way to Kafka of one part of a node; it is closed when the node has stopped its work. */
  public static ArchivedTopics open(ActorSystem<?> system, ArchiveSettings.Kafka settings) {
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    ArchivedTopics topics = new ArchivedTopics(settings, blocking);
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close-kafka-archive",
            () ->
                CompletableFuture.supplyAsync(
                    () -> {
                      topics.close();
                      return Done.getInstance();
                    },
                    blocking));
    return topics;
  }

  /** Made when first needed: where no name of a server can be resolved it is tried again. */
  private synchronized Admin admin() {
    if (admin == null) {
      Map<String, Object> properties = new HashMap<>(settings.properties());
      properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
      properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
      admin = Admin.create(properties);
    }
    return admin;
  }

  /** The topic of that name as Kafka describes it now. */
  public CompletionStage<Topic> topic(String name) {
    return admin()
        .describeTopics(List.of(name))
        .topicNameValues()
        .get(name)
        .toCompletionStage()
        .thenApply(ArchivedTopics::topic);
  }

  private static Topic topic(TopicDescription described) {
    return new Topic(
        new UUID(
            described.topicId().getMostSignificantBits(),
            described.topicId().getLeastSignificantBits()),
        described.partitions().size());
  }

  /** The first offset that the partition still holds. */
  CompletionStage<Long> firstOffset(TopicPartition place) {
    return offset(place, OffsetSpec.earliest());
  }

  /** The offset behind the last record that consumers may read. */
  public CompletionStage<Long> endOffset(TopicPartition place) {
    return offset(place, OffsetSpec.latest());
  }

  /** The same for several partitions at once. */
  CompletionStage<Map<TopicPartition, Long>> endOffsets(Collection<TopicPartition> places) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    places.forEach(place -> asked.put(place, OffsetSpec.latest()));
    return admin()
        .listOffsets(asked, COMMITTED)
        .all()
        .toCompletionStage()
        .thenApply(
            found -> {
              Map<TopicPartition, Long> ends = new HashMap<>();
              found.forEach((place, info) -> ends.put(place, info.offset()));
              return ends;
            });
  }

  private CompletionStage<Long> offset(TopicPartition place, OffsetSpec which) {
    return admin()
        .listOffsets(Map.of(place, which), COMMITTED)
        .partitionResult(place)
        .toCompletionStage()
        .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset);
  }

  /** Tells tools that show lag that everything before an offset is archived. */
  CompletionStage<Void> commit(TopicPartition place, long offset) {
    return admin()
        .alterConsumerGroupOffsets(settings.groupId(), Map.of(place, new OffsetAndMetadata(offset)))
        .partitionResult(place)
        .toCompletionStage();
  }

  /**
   * Whether a partition has no record in a range of offsets: what fills it are the marks of
   * transactions. False also where that is not sure.
   *
   * @param from the first offset of the range
   * @param end the offset behind it
   */
  CompletionStage<Boolean> isEmpty(TopicPartition place, long from, long end) {
    return CompletableFuture.supplyAsync(() -> looksEmpty(place, from, end), blocking);
  }

  private boolean looksEmpty(TopicPartition place, long from, long end) {
    Map<String, Object> properties = new HashMap<>(settings.properties());
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "none");
    properties.put("enable.auto.commit", false);
    properties.put("max.poll.records", 1);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(place));
      consumer.seek(place, from);
      var found = consumer.poll(Duration.ofSeconds(1));
      boolean noneBefore =
          found.isEmpty()
              ? consumer.position(place) >= end
              : found.iterator().next().offset() >= end;
      return noneBefore;
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(CLOSE_TIMEOUT);
    }
  }
}
