package com.stockafolio.loadtest.simulator.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, again and again in a thread of its own, how far a consumer group is behind a topic. A
 * partition in which the group has committed nothing counts from its first offset. While Kafka
 * cannot be reached the last reading stands.
 */
public final class GroupMonitor implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupMonitor.class);
  private static final int TIMEOUT_SECONDS = 10;

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Admin admin;
  private final String topic;
  private final String group;
  private final Thread thread;
  private Map<TopicPartition, Long> firstOffsets = Map.of(); // used by the thread alone
  private volatile long pauseNanos = PAUSE_NANOS;
  private volatile boolean closed;
  private volatile GroupProgress latest;

  public GroupMonitor(String bootstrap, String topic, String group) {
    this.topic = topic;
    this.group = group;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "simulator-lag",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1_000 / 2));
    this.thread = new Thread(this::run, "group-monitor");
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Reads ten times as often, so that the moment is seen when the group has caught up. */
  public void lookClosely() {
    pauseNanos = SHORT_PAUSE_NANOS;
    LockSupport.unpark(thread);
  }

  /** The newest reading, null before the first. */
  public GroupProgress latest() {
    return latest;
  }

  private void run() {
    boolean reachable = true;
    while (!closed) {
      try {
        latest = read();
        if (!reachable) {
          log.info("The offsets of {} can be read again.", topic);
        }
        reachable = true;
      } catch (ExecutionException | TimeoutException e) {
        if (reachable && !closed) {
          log.warn("Waiting for the offsets of topic {}: {}", topic, cause(e));
        }
        reachable = false;
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private GroupProgress read() throws ExecutionException, InterruptedException, TimeoutException {
    long from = System.nanoTime();
    if (firstOffsets.isEmpty()) {
      firstOffsets = offsets(partitions(), OffsetSpec.earliest());
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, Long> ends = offsets(firstOffsets.keySet(), OffsetSpec.latest());
    long sum = 0;
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata offset = committed.get(end.getKey());
      long position = offset == null ? firstOffsets.get(end.getKey()) : offset.offset();
      sum += position;
      lag += Math.max(0, end.getValue() - position);
    }
    return new GroupProgress(from, sum, lag);
  }

  private Set<TopicPartition> partitions()
      throws ExecutionException, InterruptedException, TimeoutException {
    TopicDescription description =
        admin
            .describeTopics(List.of(topic))
            .topicNameValues()
            .get(topic)
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return description.partitions().stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .collect(Collectors.toSet());
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> question =
        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(question)
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private static String cause(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    admin.close(Duration.ZERO);
  }
}
