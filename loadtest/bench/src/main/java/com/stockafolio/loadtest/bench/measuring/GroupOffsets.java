package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.StackFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records a topic has, and how many of them a group has committed. */
public final class GroupOffsets implements AutoCloseable {
  private static final int LIMIT_SECONDS = 30;

  private final Admin admin;
  private final String topic;

  public GroupOffsets(String bootstrap, String topic) {
    this.topic = topic;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /** The records of all partitions: the topic keeps everything, from offset 0. */
  public long end() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return ask(() -> admin.listOffsets(latest).all().get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .values()
        .stream()
        .mapToLong(info -> info.offset())
        .sum();
  }

  /** The sum over the partitions; 0 for those that the group has committed nothing of. */
  public long committed(String group) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    offsets.putAll(
        ask(
            () ->
                admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS)));
    return offsets.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
        .mapToLong(entry -> entry.getValue().offset())
        .sum();
  }

  private List<TopicPartition> partitions() throws InterruptedException {
    return ask(
            () ->
                admin
                    .describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private interface Question<T> {
    T ask() throws ExecutionException, TimeoutException, InterruptedException;
  }

  private static <T> T ask(Question<T> question) throws InterruptedException {
    try {
      return question.ask();
    } catch (ExecutionException | TimeoutException e) {
      throw new StackFailure("Kafka does not tell its offsets: " + e, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
