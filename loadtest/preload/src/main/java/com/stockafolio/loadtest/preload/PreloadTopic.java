package com.stockafolio.loadtest.preload;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic that the close covers a record of in each partition.
 *
 * @param id its id
 * @param partitions how many
 */
record PreloadTopic(UUID id, int partitions) {

  /** What no ledger books; it is rejected as malformed. */
  private static final byte[] NO_TRADE = "preloaded".getBytes(StandardCharsets.US_ASCII);

  /** Puts the first record into each partition of the topic, which must be empty. */
  static PreloadTopic begin(String bootstrap, String topic)
      throws ExecutionException, InterruptedException {
    PreloadTopic described = describe(bootstrap, topic);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int partition = 0; partition < described.partitions; partition++) {
        long offset =
            producer.send(new ProducerRecord<>(topic, partition, null, NO_TRADE)).get().offset();
        if (offset != Preloader.COVERED) {
          throw new IllegalStateException(
              "partition %d of %s is not empty".formatted(partition, topic));
        }
      }
    }
    return described;
  }

  private static PreloadTopic describe(String bootstrap, String topic)
      throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      TopicDescription description =
          admin.describeTopics(Set.of(topic)).topicNameValues().get(topic).get();
      Uuid id = description.topicId();
      return new PreloadTopic(
          new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()),
          description.partitions().size());
    }
  }
}
