package com.stockafolio.ingest;

import com.stockafolio.delivery.SourceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** What a node asks and tells Kafka besides records. Safe to share. */
final class KafkaTopics implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Admin admin;
  private final String topic;
  private final String groupId;

  /** The topic of trades as it is. */
  record Trades(UUID topicId, int partitions) {
    SourceId source(int partition) {
      return new SourceId(topicId, partition);
    }
  }

  KafkaTopics(IngestSettings settings) {
    topic = settings.tradesTopic();
    groupId = settings.groupId();
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    admin = Admin.create(properties);
  }

  CompletionStage<Trades> trades() {
    return admin
        .describeTopics(List.of(topic))
        .topicNameValues()
        .get(topic)
        .toCompletionStage()
        .thenApply(
            described -> new Trades(uuid(described.topicId()), described.partitions().size()));
  }

  CompletionStage<Outside.Range> range(int partition) {
    return offset(partition, OffsetSpec.earliest())
        .thenCombine(offset(partition, OffsetSpec.latest()), Outside.Range::new);
  }

  private CompletionStage<Long> offset(int partition, OffsetSpec which) {
    TopicPartition place = new TopicPartition(topic, partition);
    return admin
        .listOffsets(Map.of(place, which), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .partitionResult(place)
        .toCompletionStage()
        .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset);
  }

  /** Commits that everything before an offset is done, for tools that show lag. */
  CompletionStage<Void> commit(int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    return admin
        .alterConsumerGroupOffsets(groupId, Map.of(place, new OffsetAndMetadata(offset)))
        .partitionResult(place)
        .toCompletionStage();
  }

  private static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  @Override
  public void close() {
    admin.close(CLOSE_TIMEOUT);
  }
}
