package com.stockafolio.ingest.kafka;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.failure.Failures;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a part of a node asks and tells Kafka besides records; every answer fails where Kafka does
 * not give it in time. Safe to share.
 */
public final class KafkaAdmin implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  private final KafkaSettings settings;
  private final Executor blocking;
  private Admin admin;

  private KafkaAdmin(KafkaSettings settings, Executor blocking) {
    this.settings = settings;
    this.blocking = blocking;
  }

  /**
   * The way to Kafka of one part of a node; it is closed when the node has stopped its work.
   *
   * @param part the part's name, for the log
   */
  public static KafkaAdmin open(ActorSystem<?> system, KafkaSettings settings, String part) {
    KafkaAdmin opened =
        new KafkaAdmin(settings, system.dispatchers().lookup(DispatcherSelector.blocking()));
    closeAtTheEnd(system, part, opened);
    return opened;
  }

  /**
   * Has a client of Kafka closed when the node has stopped its work.
   *
   * @param name of the client, for the log
   */
  public static void closeAtTheEnd(ActorSystem<?> system, String name, AutoCloseable client) {
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close-kafka-" + name,
            () -> CompletableFuture.supplyAsync(() -> close(client), blocking));
  }

  private static Done close(AutoCloseable client) {
    try {
      client.close();
      return Done.getInstance();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Made when first needed: where no name of a server can be resolved it is tried again. */
  private synchronized <T> CompletionStage<T> ask(Function<Admin, CompletionStage<T>> question) {
    if (admin == null) {
      Map<String, Object> properties = settings.properties();
      properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
      properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
      try {
        admin = Admin.create(properties);
      } catch (KafkaException unresolved) {
        return CompletableFuture.failedFuture(unresolved);
      }
    }
    return question.apply(admin);
  }

  /** The topic of that name as Kafka describes it now. */
  public CompletionStage<Topic> topic(String name) {
    return ask(
        kafka ->
            kafka
                .describeTopics(List.of(name))
                .topicNameValues()
                .get(name)
                .toCompletionStage()
                .thenApply(Topic::of));
  }

  /** The first offset that the partition still holds. */
  public CompletionStage<Long> firstOffset(TopicPartition place) {
    return offset(place, OffsetSpec.earliest());
  }

  /** The offset behind the last record that consumers may read. */
  public CompletionStage<Long> endOffset(TopicPartition place) {
    return offset(place, OffsetSpec.latest());
  }

  /**
   * The same for several partitions at once: for those that Kafka tells, as one partition without a
   * leader does not hide the others. Failed where it tells none.
   */
  public CompletionStage<Map<TopicPartition, Long>> endOffsets(Collection<TopicPartition> places) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    places.forEach(place -> asked.put(place, OffsetSpec.latest()));
    return ask(kafka -> known(kafka.listOffsets(asked, COMMITTED), places));
  }

  private static CompletionStage<Map<TopicPartition, Long>> known(
      ListOffsetsResult result, Collection<TopicPartition> places) {
    Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    CompletableFuture<?>[] each =
        places.stream()
            .map(
                place ->
                    result
                        .partitionResult(place)
                        .toCompletionStage()
                        .thenAccept(info -> ends.put(place, info.offset()))
                        .toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(each)
        .handle(
            (done, failure) -> {
              if (failure != null && ends.isEmpty()) {
                throw new CompletionException(Failures.cause(failure));
              }
              return Map.copyOf(ends);
            });
  }

  private CompletionStage<Long> offset(TopicPartition place, OffsetSpec which) {
    return ask(
        kafka ->
            kafka
                .listOffsets(Map.of(place, which), COMMITTED)
                .partitionResult(place)
                .toCompletionStage()
                .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset));
  }

  /** Tells tools that show lag that a group is done with everything before an offset. */
  public CompletionStage<Void> commit(String group, TopicPartition place, long offset) {
    return ask(
        kafka ->
            kafka
                .alterConsumerGroupOffsets(group, Map.of(place, new OffsetAndMetadata(offset)))
                .partitionResult(place)
                .toCompletionStage());
  }

  /**
   * Whether a partition has no record in a range of offsets: what fills it are the marks of
   * transactions. False also where that is not sure.
   *
   * @param from the first offset of the range
   * @param end the offset behind it
   */
  public CompletionStage<Boolean> isEmpty(TopicPartition place, long from, long end) {
    return CompletableFuture.supplyAsync(() -> looksEmpty(place, from, end), blocking);
  }

  private boolean looksEmpty(TopicPartition place, long from, long end) {
    try (KafkaConsumer<byte[], byte[]> consumer = reading(place, from)) {
      var found = consumer.poll(Duration.ofSeconds(1));
      boolean noneBefore =
          found.isEmpty()
              ? consumer.position(place) >= end
              : found.iterator().next().offset() >= end;
      return noneBefore;
    }
  }

  /**
   * The record at an offset that the partition reaches; empty where none lies there.
   *
   * <p>Failed where Kafka gives nothing from there on in time.
   */
  public CompletionStage<Optional<ConsumerRecord<byte[], byte[]>>> record(
      TopicPartition place, long offset) {
    return CompletableFuture.supplyAsync(() -> read(place, offset), blocking);
  }

  private Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition place, long offset) {
    long deadline = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = reading(place, offset)) {
      while (System.nanoTime() < deadline) {
        var found = consumer.poll(Duration.ofSeconds(1));
        if (!found.isEmpty()) {
          return Optional.of(found.iterator().next()).filter(first -> first.offset() == offset);
        }
        if (consumer.position(place) > offset) {
          return Optional.empty();
        }
      }
    }
    throw new TimeoutException("no record of " + place + " from offset " + offset + " on");
  }

  private KafkaConsumer<byte[], byte[]> reading(TopicPartition place, long from) {
    Map<String, Object> properties = settings.properties();
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "none");
    properties.put("enable.auto.commit", false);
    properties.put("max.poll.records", 1);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(place));
    consumer.seek(place, from);
    return consumer;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(CLOSE_TIMEOUT);
    }
  }
}
